package org.tenfold.view.reconstructions;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver.ArrowLocation;
import org.controlsfx.control.SegmentedButton;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Labels;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.parts.Words;
import org.tenfold.view.replay.ReplayBanner;

/** A tile for each class, in the order of the classes: ten of them in two rows of five. */
public final class ExplanationsPane extends StackPane {
    /** Tiles in a row, at most. */
    public static final int COLUMNS = 5;

    /** The distance between tiles. */
    public static final double TILE_GAP_EM = 0.6;

    /** A tile's border and padding on both sides. */
    public static final double TILE_CHROME = 6;

    private static final PseudoClass REPLAYED = PseudoClass.getPseudoClass("replayed");

    private final ExplorerModel model;
    private final Label title = new Label();
    private final Grid grid = new Grid();
    private final DetailCard details;
    private final List<ExplanationTile> tiles = new ArrayList<>();
    private final ObjectProperty<TileMode> mode = new SimpleObjectProperty<>(this, "mode", TileMode.RECONSTRUCTION);
    private final Map<TileMode, ToggleButton> toggles = new EnumMap<>(TileMode.class);
    private final ToggleGroup group = new ToggleGroup();
    private final Label shorter = Parts.label(Texts.of("the shorter bar explains better"), "legend-text");
    private final HBox differences = Parts.styled(
            new HBox(
                    Parts.legend("swatch-more", Texts.of("drawn, not explained")),
                    Parts.legend("swatch-less", Texts.of("explained, not drawn"))),
            "legend-row");
    private final HBox evidence = Parts.styled(
            new HBox(
                    Parts.legend("swatch-more", Texts.of("speaks for the best")),
                    Parts.legend("swatch-less", Texts.of("for this one"))),
            "legend-row");

    public ExplanationsPane(ExplorerModel model) {
        this.model = model;
        this.details = new DetailCard(model);
        createView();
        init();
    }

    private void createView() {
        SegmentedButton view = new SegmentedButton();
        view.setToggleGroup(group);
        for (TileMode each : TileMode.values()) {
            ToggleButton toggle = new ToggleButton(each.title());
            toggle.setId("tiles-" + each.name().toLowerCase(Locale.ROOT));
            toggle.setUserData(each);
            Parts.tooltip(toggle, Keys.with(each.meaning(), Keys.NEXT_TILES));
            toggles.put(each, toggle);
            view.getButtons().add(toggle);
            group.getToggles().add(toggle);
        }
        view.getStyleClass().add("segments");
        VBox card = Parts.card(title, view);
        ReplayBanner banner = new ReplayBanner(model.replay());
        title.visibleProperty().bind(banner.visibleProperty().not());
        title.managedProperty().bind(title.visibleProperty());
        ((HBox) title.getParent()).getChildren().addFirst(banner);
        HBox terms = Parts.styled(
                new HBox(
                        Parts.legend("swatch-error", Texts.of("squared error")),
                        Parts.legend("swatch-kl", "KL"),
                        shorter),
                "legend-row");
        VBox.setVgrow(grid, Priority.ALWAYS);
        HBox legends = Parts.styled(new HBox(terms, Parts.gap(), differences, evidence), "legends");
        card.getChildren().addAll(grid, legends);
        getChildren().add(card);
    }

    private void init() {
        group.selectedToggleProperty().addListener((source, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                mode.set((TileMode) now.getUserData());
            }
        });
        group.selectToggle(toggles.get(mode.get()));
        mode.addListener((source, before, now) -> {
            group.selectToggle(toggles.get(now));
            show();
        });
        onlyIn(TileMode.RECONSTRUCTION, shorter);
        onlyIn(TileMode.RESIDUAL, differences);
        onlyIn(TileMode.EVIDENCE, evidence);
        model.labelsProperty().addListener((source, before, now) -> fill());
        model.replay().shownProperty().addListener((source, before, now) -> show());
        model.replay().openProperty().addListener((source, before, now) -> pseudoClassStateChanged(REPLAYED, now));
        fill();
    }

    /** Another model may have other classes. */
    private void fill() {
        Labels labels = model.labels();
        tiles.forEach(ExplanationTile::close);
        tiles.clear();
        for (int c = 0; c < labels.size(); c++) {
            ExplanationTile tile = new ExplanationTile(model, c, this::openDetails);
            followKeys(tile, c);
            tiles.add(tile);
        }
        grid.show(tiles);
        title.setText(Words.sentence(labels.sayCounted("Ten explanations", "{0} explanations", labels.count())));
        show();
    }

    /** Of the tiles the Tab key knows one, the arrow keys go from there to the others. */
    private void followKeys(ExplanationTile tile, int index) {
        tile.setFocusTraversable(index == 0);
        tile.focusedProperty().addListener((source, before, now) -> {
            if (now) {
                tiles.forEach(other -> other.setFocusTraversable(other.equals(tile)));
            }
        });
        tile.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            int next = switch (event.getCode()) {
                case LEFT -> index - 1;
                case RIGHT -> index + 1;
                case UP -> index - COLUMNS;
                case DOWN -> index + COLUMNS;
                default -> index;
            };
            if (event.getCode().isArrowKey()) {
                if (next >= 0 && next < tiles.size()) {
                    tiles.get(next).requestFocus();
                }
                event.consume();
            }
        });
    }

    /** Opens the card with the ledger of a class beside its tile; nothing happens without a class or a drawing. */
    public void openDetails(int classIndex) {
        if (classIndex != ExplorerModel.NO_CLASS) {
            // Towards the middle, and down from the upper row, so that the card stays over the window.
            int columns = grid.columns();
            boolean upper = classIndex < columns;
            boolean onTheRight = classIndex % columns > columns / 2;
            ArrowLocation arrow = onTheRight
                    ? upper ? ArrowLocation.RIGHT_TOP : ArrowLocation.RIGHT_CENTER
                    : upper ? ArrowLocation.LEFT_TOP : ArrowLocation.LEFT_CENTER;
            details.open(tiles.get(classIndex).picture(), arrow, classIndex);
        }
    }

    private void onlyIn(TileMode shown, Node legend) {
        legend.visibleProperty().bind(mode.isEqualTo(shown));
        legend.managedProperty().bind(mode.isEqualTo(shown));
    }

    /** What the tiles show. */
    public ObjectProperty<TileMode> modeProperty() {
        return mode;
    }

    private void show() {
        Analysis analysis = model.replay().shownProperty().get();
        double longest = 1;
        if (analysis != null) {
            for (Reconstruction found : analysis.reconstructions()) {
                longest = Math.max(longest, found.squaredError() + found.kl());
            }
        }
        for (ExplanationTile tile : tiles) {
            tile.show(model.classifierProperty().get(), analysis, mode.get(), longest);
        }
    }

    /** Equal tiles, in as many rows as make them largest. */
    private static final class Grid extends Region {
        /** The widest distance between tiles, in gaps. */
        private static final double MOST_GAPS = 3.5;

        private static final int MOST_ROWS = 2;

        /** What stands under a picture has this width where there is room for it, however small the picture is. */
        private static final double TEXT_EM = 6.6;

        private List<ExplanationTile> tiles = List.of();
        private int columns = COLUMNS;

        Grid() {
            getStyleClass().add("tile-grid");
        }

        void show(List<ExplanationTile> shown) {
            tiles = List.copyOf(shown);
            columns = columns(mostRows());
            getChildren().setAll(tiles);
        }

        /** Tiles in a row, as they are laid out. */
        int columns() {
            return columns;
        }

        private int columns(int rows) {
            return Math.ceilDiv(tiles.size(), rows);
        }

        /** Not more rows than the window has room for, however many tiles there are. */
        private int mostRows() {
            return Math.ceilDiv(tiles.size(), COLUMNS);
        }

        /** Few tiles fit into one row or under each other: whichever makes their pictures larger. */
        private int bestRows() {
            int best = mostRows();
            for (int rows = best + 1; rows <= MOST_ROWS && rows <= tiles.size(); rows++) {
                if (side(rows) > side(best)) {
                    best = rows;
                }
            }
            return best;
        }

        /** The side of the pictures in so many rows. */
        private double side(int rows) {
            int across = columns(rows);
            double gap = gap();
            double cell = Image.SIDE / PixelView.density(this);
            double width = (getWidth() - (across - 1) * gap) / across - TILE_CHROME;
            double height =
                    (getHeight() - (rows - 1) * gap) / rows - tiles.get(0).textHeight() - TILE_CHROME;
            return Math.max(1, Math.floor(Math.min(width, height) / cell + 1e-6)) * cell;
        }

        /** The side of the smallest picture; not of the present one, or no window could be made smaller again. */
        private double smallest() {
            return Image.SIDE / PixelView.density(this);
        }

        private double gap() {
            return snapSpaceX(TILE_GAP_EM * Parts.em(this));
        }

        @Override
        protected void layoutChildren() {
            int rows = bestRows();
            columns = columns(rows);
            double gap = gap();
            double text = tiles.get(0).textHeight();
            double side = side(rows);
            // A tile is as wide as its picture, or its text; what is left over goes between them.
            double room = (getWidth() - (columns - 1) * gap) / columns;
            double width = Math.max(side + TILE_CHROME, Math.min(Math.floor(room), TEXT_EM * Parts.em(this)));
            double height = Math.ceil(side + text + TILE_CHROME);
            double stepX = width + Math.min(MOST_GAPS * gap, (getWidth() - columns * width) / Math.max(1, columns - 1));
            double stepY = height + Math.min(MOST_GAPS * gap, (getHeight() - rows * height) / Math.max(1, rows - 1));
            double left = (getWidth() - (columns - 1) * stepX - width) / 2;
            double top = (getHeight() - (rows - 1) * stepY - height) / 2;
            for (int i = 0; i < tiles.size(); i++) {
                int row = i / columns;
                double x = snapPositionX(left + (i % columns) * stepX);
                double y = snapPositionY(top + row * stepY);
                tiles.get(i).setPictureSide(side);
                tiles.get(i).resizeRelocate(x, y, width, height);
            }
        }

        @Override
        protected double computePrefHeight(double width) {
            int rows = mostRows();
            return rows * tiles.get(0).prefHeight(-1) + (rows - 1) * gap();
        }

        @Override
        protected double computeMinHeight(double width) {
            int rows = mostRows();
            return rows * (smallest() + tiles.get(0).textHeight() + TILE_CHROME) + (rows - 1) * gap();
        }

        @Override
        protected double computePrefWidth(double height) {
            return COLUMNS * tiles.get(0).prefWidth(-1) + (COLUMNS - 1) * gap();
        }

        @Override
        protected double computeMinWidth(double height) {
            return COLUMNS * (smallest() + TILE_CHROME) + (COLUMNS - 1) * gap();
        }
    }
}
