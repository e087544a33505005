package org.tenfold.view.latents;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.image.Image;
import org.tenfold.inference.Reconstruction;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.FilmStrip;
import org.tenfold.session.Labels;
import org.tenfold.session.LatentModel;
import org.tenfold.session.LatentWalk;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.FrameClock;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Palette;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PictureRow;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.parts.WrappingRow;
import org.tenfold.view.replay.ReplayPane;

/** Eight sliders for the latents of the shown class, and what it paints with them. */
public final class LatentsPane extends StackPane {
    /** So many letters fit into the row of classes. */
    private static final int MOST_LETTERS = 18;

    private final ExplorerModel explorer;
    private final LatentModel model;
    private final List<ToggleButton> classes = new ArrayList<>();
    private final SegmentedButton picker = new SegmentedButton();
    private final Label className = Parts.label("", "score-line");
    private final PictureRow pictures = new PictureRow();
    private final PixelView drawn = pictures.add(Texts.of("Drawn"));
    private final PixelView painted = pictures.add(Texts.of("Painted"));
    private final PixelView left = pictures.add(Texts.of("Left over"));
    private final Label score = Parts.label("", "score-line");
    private final Label comparison = Parts.label("", "caption");
    private final List<LatentRow> rows = new ArrayList<>();
    private final Button resetAll = new Button(Texts.of("Reset"));
    private final Button zero = new Button(Texts.of("Zero"));
    private final Button draw = new Button(Texts.of("Draw this"), new FontIcon(BootstrapIcons.BRUSH));
    private final ToggleButton map = new ToggleButton("", new FontIcon(BootstrapIcons.MAP));
    private final ToggleButton replay = new ToggleButton("", new FontIcon(BootstrapIcons.COLLECTION_PLAY));
    private final VBox scores = new VBox(score, comparison);
    private final VBox sliders = Parts.styled(new VBox(), "sliders");
    private final StackPane place = new StackPane(sliders);
    private final VBox body = new VBox();
    private final FrameClock walking;
    private @Nullable ReplayPane replayed;

    public LatentsPane(ExplorerModel explorer) {
        this.explorer = explorer;
        this.model = explorer.latents();
        LatentWalk walk = model.walk();
        this.walking = new FrameClock(walk.indexProperty().isNotEqualTo(LatentWalk.NONE), walk::advance);
        createView();
        init();
    }

    private void createView() {
        picker.getStyleClass().addAll("segments", "class-picker");
        picker.setToggleGroup(null);
        picker.setMaxWidth(Double.MAX_VALUE);

        drawn.setAccessibleText(Texts.of("The drawing"));
        painted.setAccessibleText(Texts.of("What the model paints with these latents"));
        painted.setId("painted");
        left.setAccessibleText(Texts.of("The drawing minus what the model paints"));
        Parts.tooltipOn(left, Texts.of("Orange: drawn, not explained. Blue: explained, not drawn."));
        for (int i = 0; i < LatentModel.SIZE; i++) {
            LatentRow row = new LatentRow(model, i);
            rows.add(row);
            sliders.getChildren().add(row);
            VBox.setVgrow(row, Priority.ALWAYS);
        }
        sliders.getChildren()
                .add(Parts.styled(
                        new HBox(
                                Parts.legend("swatch-inferred", Texts.of("inferred")),
                                Parts.legend("swatch-curve", Texts.of("score: low is good"))),
                        "legend-row"));
        VBox.setVgrow(place, Priority.ALWAYS);
        map.setId("latentMap");
        map.getStyleClass().addAll("button-icon", "flat", "map-toggle");
        map.setMinWidth(USE_PREF_SIZE);
        Parts.explain(
                map,
                Texts.of("Map of two latents"),
                Keys.with(Texts.of("A map of two latents in place of the sliders"), Keys.MAP));
        HBox.setHgrow(picker, Priority.ALWAYS);
        replay.setId("replay");
        replay.getStyleClass().addAll("button-icon", "flat", "map-toggle");
        replay.setMinWidth(USE_PREF_SIZE);
        Parts.explain(
                replay,
                Texts.of("Replay the search"),
                Keys.with(Texts.of("Play how these explanations were found, step by step"), Keys.REPLAY));
        HBox top = Parts.styled(new HBox(picker, map, replay), "class-row");
        top.setAlignment(Pos.CENTER_LEFT);
        Parts.tooltipOn(
                scores,
                Texts.of(
                        "The lower the score, the better the drawing is explained; in brackets: against the inferred picture"));
        Parts.tooltip(resetAll, Texts.of("Put all eight back to what was inferred for the drawing"));
        Parts.tooltip(zero, Texts.of("Put all eight to zero: the most usual picture of the class"));
        Parts.tooltip(draw, Texts.of("Send the painted picture to the canvas"));
        draw.setId("drawPainted");
        draw.getStyleClass().add("accent");
        WrappingRow buttons = new WrappingRow(List.of(resetAll, zero), List.of(draw));
        body.getStyleClass().add("tool-body");
        body.getChildren().addAll(top, className, pictures, scores, place, buttons);
        getChildren().add(body);
    }

    private void init() {
        explorer.labelsProperty().addListener((source, before, now) -> offerClasses());
        offerClasses();
        explorer.shownClassProperty().addListener((source, before, now) -> markClass());
        explorer.chosenClassProperty().addListener((source, before, now) -> markClass());
        model.paintedProperty().addListener((source, before, now) -> show());
        model.bestProperty().addListener((source, before, now) -> show());
        explorer.drawing().seenProperty().addListener((source, before, now) -> show());
        model.stripsProperty().addListener((source, before, now) -> showStrips(now));
        for (PixelView picture : new PixelView[] {drawn, painted, left}) {
            picture.follow(explorer.hoveredPixelProperty());
        }
        map.selectedProperty().addListener((source, before, now) -> showMap(now));
        model.map().activeProperty().bind(map.selectedProperty());
        replay.setOnAction(event -> switchReplay());
        replay.disableProperty()
                .bind(explorer.replay()
                        .openable()
                        .or(explorer.replay().openProperty())
                        .not());
        explorer.replay().openProperty().addListener((source, before, now) -> showReplay(now));
        walking.watch();
        resetAll.setOnAction(event -> model.resetAll());
        zero.setOnAction(event -> model.zero());
        draw.setOnAction(event -> model.draw());
        resetAll.disableProperty().bind(model.movedProperty().not());
        draw.disableProperty().bind(model.paintedProperty().isNull());
        body.disableProperty().bind(explorer.classifierProperty().isNull());
        markClass();
        show();
        showStrips(null);
    }

    /** Another model may have other classes. Where there is no room for their names, they are numbered as the tiles are. */
    private void offerClasses() {
        Labels labels = explorer.labels();
        classes.clear();
        boolean fits = String.join("", labels.names()).length() <= MOST_LETTERS;
        for (int c = 0; c < labels.size(); c++) {
            int classIndex = c;
            ToggleButton button = new ToggleButton(fits ? labels.name(c) : Integer.toString(c + 1));
            button.setId("class" + c);
            button.setAccessibleText(Texts.of("Latents of the model of {0}", labels.name(c)));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(0);
            HBox.setHgrow(button, Priority.ALWAYS);
            Parts.tooltip(
                    button, Texts.of("The model of {0}; pick it again to follow the best explanation", labels.name(c)));
            button.setOnAction(event -> {
                explorer.chooseClass(classIndex);
                markClass();
            });
            classes.add(button);
        }
        picker.getButtons().setAll(classes);
        markClass();
    }

    private void markClass() {
        for (int c = 0; c < classes.size(); c++) {
            classes.get(c).setSelected(c == explorer.shownClass());
        }
        int shown = explorer.shownClass();
        boolean named = shown != ExplorerModel.NO_CLASS && !explorer.labels().areDigits();
        className.setText(named ? explorer.labels().name(shown) : "");
        className.setVisible(named);
        className.setManaged(named);
    }

    private void show() {
        Image seen = explorer.drawing().seen();
        Reconstruction picture = model.paintedProperty().get();
        Reconstruction best = model.bestProperty().get();
        boolean blank = seen.isBlank();
        drawn.show(blank ? null : seen);
        painted.show(picture == null ? null : picture.image());
        left.showColours(blank || picture == null ? null : Palette.difference(seen, picture.image(), 1));
        if (picture == null) {
            score.setText(explorer.labels().say("Draw a digit, or pick a class.", "Draw something, or pick a class."));
            comparison.setText("");
        } else if (blank || best == null) {
            score.setText("KL " + Figures.term(picture.kl()));
            comparison.setText(Texts.of("Nothing is drawn: there is nothing to explain."));
        } else {
            score.setText(Texts.of(
                    "Squared error {0}  +  KL {1}", Figures.term(picture.squaredError()), Figures.term(picture.kl())));
            double worse = picture.negativeElbo() - best.negativeElbo();
            comparison.setText(compared(Figures.score(picture.negativeElbo()), worse));
        }
    }

    private String compared(String shown, double worse) {
        if (!model.movedProperty().get()) {
            return Texts.of("Score {0}, as inferred", shown);
        }
        String difference = Figures.score(Math.abs(worse));
        return worse < 0
                ? Texts.of("Score {0} ({1} better)", shown, difference)
                : Texts.of("Score {0} ({1} worse)", shown, difference);
    }

    /** Whether the map is shown in place of the sliders. */
    public BooleanProperty mapShownProperty() {
        return map.selectedProperty();
    }

    private void switchReplay() {
        if (explorer.replay().isOpen()) {
            explorer.replay().leave();
        } else {
            explorer.replay().open();
        }
        replay.setSelected(explorer.replay().isOpen());
    }

    /** The replay takes the place of what is under the choice of the class; it is made when it is first shown. */
    private void showReplay(boolean shown) {
        replay.setSelected(shown);
        if (shown && replayed == null) {
            ReplayPane made = new ReplayPane(explorer);
            VBox.setVgrow(made, Priority.ALWAYS);
            replayed = made;
        }
        if (replayed != null) {
            body.getChildren().remove(replayed);
            for (Node each : body.getChildren().subList(2, body.getChildren().size())) {
                each.setVisible(!shown);
                each.setManaged(!shown);
            }
            if (shown) {
                body.getChildren().add(replayed);
            }
        }
    }

    /** The map is made when it is first shown. */
    private void showMap(boolean shown) {
        if (shown && place.getChildren().size() == 1) {
            MapPane made = new MapPane(model);
            made.visibleProperty().bind(map.selectedProperty());
            place.getChildren().add(made);
        }
        sliders.setVisible(!shown);
    }

    private void showStrips(@Nullable List<FilmStrip> strips) {
        boolean scored = model.bestProperty().get() != null;
        DoubleSummaryStatistics scores = strips == null || !scored
                ? new DoubleSummaryStatistics()
                : strips.stream()
                        .flatMap(strip -> strip.frames().stream())
                        .mapToDouble(Reconstruction::negativeElbo)
                        .summaryStatistics();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).show(strips == null ? null : strips.get(i), scores.getMin(), scores.getMax());
        }
    }
}
