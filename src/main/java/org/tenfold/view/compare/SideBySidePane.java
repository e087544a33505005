package org.tenfold.view.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.image.Image;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.SideBySideModel;
import org.tenfold.session.Siege;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.parts.Words;

/** A sheet over the workbench: the same drawing under attack on all six contenders at once. */
public final class SideBySidePane extends StackPane {
    private static final int ORIGINAL_SCALE = 2;

    private final ExplorerModel explorer;
    private final SideBySideModel model;
    private final ToggleGroup norms = new ToggleGroup();
    private final List<ToggleButton> normButtons = new ArrayList<>();
    private final ToggleGroup views = new ToggleGroup();
    private final ToggleButton changes = new ToggleButton(Texts.of("Change"));
    private final Button run = new Button(Texts.of("Run"), new FontIcon(BootstrapIcons.PLAY_FILL));
    private final Button cancel = new Button(Texts.of("Cancel"));
    private final Button close =
            Parts.iconButton(BootstrapIcons.X, Texts.of("Close"), Texts.of("Back to the drawing  (Esc)"));
    private final PixelView original = new PixelView(ORIGINAL_SCALE).rigid();
    private final Label sentence = Parts.label("", "siege-sentence");
    private final HBox legend = Parts.styled(
            new HBox(
                    Parts.legend("swatch-more", Texts.of("ink added")),
                    Parts.legend("swatch-less", Texts.of("ink taken away")),
                    Parts.label(Texts.of("shown \u00d7\u202f{0}", (int) SideBySideColumn.GAIN), "legend-text")),
            "legend-row");
    private final Map<Contender, SideBySideColumn> columns = new EnumMap<>(Contender.class);

    /** A sheet that is not shown yet. */
    public SideBySidePane(ExplorerModel explorer) {
        this.explorer = explorer;
        this.model = explorer.sideBySide();
        createView();
        init();
    }

    private void createView() {
        setId("sideBySide");
        getStyleClass().add("sheet");
        setVisible(false);
        run.setId("runAll");
        run.getStyleClass().add("accent");
        Parts.tooltip(run, Texts.of("Attack the present drawing on all of them"));
        cancel.setId("cancelAll");
        Parts.tooltip(cancel, Texts.of("Stop all attacks  (Esc)"));
        close.setId("closeSideBySide");
        original.setAccessibleText(Texts.of("The drawing under attack"));
        Parts.tooltipOn(original, Texts.of("The drawing under attack"));
        sentence.setId("sideBySideSentence");
        sentence.setWrapText(true);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox finding = Parts.styled(new HBox(original, sentence), "siege-finding");
        finding.setAlignment(Pos.CENTER_LEFT);
        for (Contender contender : Contender.values()) {
            columns.put(contender, new SideBySideColumn(model, contender, explorer::labels, this::close));
        }
        Columns row = new Columns(List.copyOf(columns.values()));
        row.show(explorer.contenders().offeredProperty().get());
        explorer.contenders().offeredProperty().addListener((source, before, now) -> row.show(now));
        VBox.setVgrow(row, Priority.ALWAYS);
        Label rules = Parts.label(
                Texts.of(
                        "The same drawing, the best of all attacks: {0} questions to each network, {1} to the others. Further"
                                + " is harder to fool.",
                        SideBySideModel.NETWORK_QUERIES, SideBySideModel.QUERIES),
                "legend-text");
        HBox bottom = Parts.styled(new HBox(rules, Parts.gap(), legend), "legends");
        VBox card = Parts.card(Texts.of("All side by side"), normChoice(), viewChoice(), run, cancel, close);
        card.getChildren().addAll(finding, row, bottom);
        card.getStyleClass().add("sheet-card");
        getChildren().add(card);
    }

    private SegmentedButton normChoice() {
        SegmentedButton choice = new SegmentedButton();
        choice.setToggleGroup(norms);
        choice.getStyleClass().add("segments");
        for (Norm norm : Norm.values()) {
            ToggleButton button = new ToggleButton(Words.norm(norm));
            button.setId("siegeNorm-" + norm.name());
            button.setUserData(norm);
            Parts.tooltip(button, Texts.of("Keep the change small in {0}", Wording.description(norm)));
            norms.getToggles().add(button);
            normButtons.add(button);
        }
        choice.getButtons().addAll(normButtons);
        return choice;
    }

    private SegmentedButton viewChoice() {
        ToggleButton pictures = new ToggleButton(Texts.of("Picture"));
        changes.setId("siegeChanges");
        Parts.tooltip(pictures, Texts.of("Show the nearest picture that breaks each"));
        Parts.tooltip(changes, Texts.of("Show what was changed"));
        SegmentedButton choice = new SegmentedButton(pictures, changes);
        choice.setToggleGroup(views);
        choice.getStyleClass().add("segments");
        views.getToggles().addAll(pictures, changes);
        views.selectToggle(pictures);
        return choice;
    }

    private void init() {
        for (ToggleButton button : normButtons) {
            button.setSelected(button.getUserData() == model.normProperty().get());
        }
        norms.selectedToggleProperty().addListener((source, before, now) -> {
            if (now == null) {
                norms.selectToggle(before);
            } else if (now.getUserData() instanceof Norm norm) {
                model.normProperty().set(norm);
                show();
            }
        });
        views.selectedToggleProperty().addListener((source, before, now) -> {
            if (now == null) {
                views.selectToggle(before);
            } else {
                show();
            }
        });
        legend.visibleProperty().bind(changes.selectedProperty());
        run.setOnAction(event -> model.run());
        cancel.setOnAction(event -> model.cancel());
        close.setOnAction(event -> close());
        for (Contender contender : Contender.values()) {
            model.siegeProperty(contender).addListener((source, before, now) -> show(contender));
        }
        model.runningProperty().addListener((source, before, now) -> show());
        model.contestProperty().addListener((source, before, now) -> show());
        explorer.drawing().seenProperty().addListener((source, before, now) -> show());
        explorer.contenders().allProperty().addListener((source, before, now) -> show());
        show();
    }

    /** Brings the sheet to the front. */
    public void open() {
        model.refresh();
        setVisible(true);
        show();
        run.requestFocus();
    }

    /** Puts the sheet away and stops what is running on it. */
    public void close() {
        model.cancel();
        setVisible(false);
    }

    /** Stops what is running, or puts the sheet away if nothing is. */
    public void escape() {
        if (model.runningProperty().get()) {
            model.cancel();
        } else {
            close();
        }
    }

    private @Nullable Image attacked() {
        SideBySideModel.Contest contest = model.contestProperty().get();
        Image seen = explorer.drawing().seen();
        return contest != null ? contest.image() : seen.isBlank() ? null : seen;
    }

    private Norm norm() {
        SideBySideModel.Contest contest = model.contestProperty().get();
        return contest == null ? model.normProperty().get() : contest.norm();
    }

    private void show(Contender contender) {
        column(contender).show(attacked(), norm(), changes.isSelected());
        sentence.setText(words());
    }

    private SideBySideColumn column(Contender contender) {
        return Objects.requireNonNull(columns.get(contender));
    }

    private void show() {
        boolean running = model.runningProperty().get();
        boolean drawn = !explorer.drawing().seen().isBlank();
        run.setDisable(!drawn || explorer.contenders().allProperty().get() == null);
        run.setVisible(!running);
        run.setManaged(!running);
        cancel.setVisible(running);
        cancel.setManaged(running);
        normButtons.forEach(button -> button.setDisable(running));
        original.show(attacked());
        for (SideBySideColumn column : columns.values()) {
            column.show(attacked(), norm(), changes.isSelected());
        }
        sentence.setText(words());
    }

    private String words() {
        Map<Contender, Siege> sieges = new EnumMap<>(Contender.class);
        for (Contender contender : explorer.contenders().offeredProperty().get()) {
            sieges.put(contender, model.siegeProperty(contender).get());
        }
        String found = SideBySideSentence.of(norm(), sieges);
        if (!found.isEmpty()) {
            return found;
        }
        if (model.runningProperty().get()) {
            return Texts.of("Looking for the smallest change that breaks each of them\u2026");
        }
        return attacked() == null
                ? explorer.labels().say("Draw a digit first.", "Draw something first.")
                : Texts.of(
                        "Change this drawing as little as possible until each of these gives another answer. Who holds out"
                                + " longest?");
    }

    /** Columns of one width, the pictures as large as whole pixels allow. */
    private static final class Columns extends Region {
        private static final double GAP_EM = 0.9;
        private static final int LARGEST_SCALE = 12;

        private final List<SideBySideColumn> all;
        private List<SideBySideColumn> columns;

        Columns(List<SideBySideColumn> columns) {
            this.all = columns;
            this.columns = columns;
            getChildren().addAll(columns);
        }

        /** Shows the columns of these alone. */
        void show(List<Contender> offered) {
            columns = all.stream()
                    .filter(column -> offered.contains(column.contender()))
                    .toList();
            all.forEach(column -> column.setVisible(columns.contains(column)));
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            double gap = snapSpaceX(GAP_EM * Parts.em(this));
            double width = snapSizeX((getWidth() - (columns.size() - 1) * gap) / columns.size() - 1);
            double cell = Image.SIDE / PixelView.density(this);
            double text = 0;
            for (SideBySideColumn column : columns) {
                text = Math.max(text, column.textHeight(width));
            }
            double place = Math.min(width, getHeight() - text);
            double most = LARGEST_SCALE * PixelView.density(this);
            double side = Math.clamp(Math.floor(place / cell + 1e-6), 1, most) * cell;
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).setPictureSide(side);
                columns.get(i).resizeRelocate(snapPositionX(i * (width + gap)), 0, width, getHeight());
            }
        }

        @Override
        protected double computeMinHeight(double width) {
            return Image.SIDE;
        }

        @Override
        protected double computePrefHeight(double width) {
            return Image.SIDE;
        }

        @Override
        protected double computeMinWidth(double height) {
            return Image.SIDE;
        }
    }
}
