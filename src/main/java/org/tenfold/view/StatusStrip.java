package org.tenfold.view;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Analysis;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;

/** The line at the bottom: the model, the preset, long work, and how long the last explanation took. */
final class StatusStrip extends HBox {
    private static final PseudoClass BUSY = PseudoClass.getPseudoClass("busy");

    private final ExplorerModel model;
    private final Region dot = Parts.styled(new Region(), "status-dot");
    private final Label name = Parts.label("", "status-text");
    private final Label preset = Parts.label("", "status-text");
    private final Label pixel = Parts.label("", "status-text");
    private final Label activity = Parts.label("", "status-text");
    private final ProgressBar progress = new ProgressBar();
    private final Button stop = Parts.iconButton(
            BootstrapIcons.X, Texts.of("Stop painting samples"), Texts.of("Stop; the samples that are there are used"));
    private final Label milliseconds = Parts.label("", "status-text");

    StatusStrip(ExplorerModel model) {
        this.model = model;
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("status-strip");
        setAlignment(Pos.CENTER_LEFT);
        progress.setAccessibleText(Texts.of("Long work"));
        progress.getStyleClass().add("small");
        pixel.setId("pixel");
        pixel.setMinWidth(0);
        Parts.tooltipOn(dot, Texts.of("Teal: everything is explained. Blue: an explanation is being looked for."));
        Parts.tooltip(preset, Texts.of("How thoroughly the latents are searched"));
        milliseconds.setId("milliseconds");
        Parts.tooltip(milliseconds, Texts.of("How long the last explanation took, all models together"));
        getChildren().addAll(dot, name, preset, pixel, Parts.gap(), activity, progress, stop, milliseconds);
    }

    private void init() {
        model.classifierProperty().addListener((source, before, now) -> showModel(now));
        model.preparation().activityProperty().addListener((source, before, now) -> showActivity(now));
        progress.progressProperty().bind(model.preparation().progressProperty());
        stop.setOnAction(event -> model.preparation().stop());
        model.analysisProperty().addListener((source, before, now) -> showAnalysis(now));
        model.explainingNowProperty().addListener((source, before, now) -> dot.pseudoClassStateChanged(BUSY, now));
        model.hoveredPixelProperty().addListener((source, before, now) -> showPixel());
        model.drawing().seenProperty().addListener((source, before, now) -> showPixel());
        showModel(model.classifierProperty().get());
        showActivity(model.preparation().activityProperty().get());
        showAnalysis(model.analysis());
    }

    private void showModel(@Nullable AbsClassifier models) {
        name.setText(
                models == null
                        ? Texts.of("No model yet")
                        : models.model().description().name());
        preset.setText(models == null ? "" : preset(models.settings()));
    }

    private static String preset(AbsSettings settings) {
        return switch (settings.preset()) {
            case PAPER -> Texts.of("preset paper");
            case FAST -> Texts.of("preset fast");
            case SAMPLES -> Texts.of("preset samples");
        };
    }

    private void showPixel() {
        int index = model.hoveredPixelProperty().get();
        Image seen = model.drawing().seen();
        pixel.setText(
                index == ExplorerModel.NO_PIXEL || seen.isBlank()
                        ? ""
                        : Texts.of(
                                "pixel in row {0}, column {1}: {2} drawn; each tile tells its own",
                                index / Image.SIDE + 1, index % Image.SIDE + 1, Figures.ink(seen.at(index))));
    }

    private void showActivity(String what) {
        activity.setText(what);
        progress.setVisible(!what.isEmpty());
        progress.setManaged(!what.isEmpty());
        boolean stoppable = !what.isEmpty() && model.classifierProperty().get() != null;
        stop.setVisible(stoppable);
        stop.setManaged(stoppable);
    }

    private void showAnalysis(@Nullable Analysis analysis) {
        milliseconds.setText(
                analysis == null ? "" : Texts.of("explained in {0}", Figures.duration(analysis.milliseconds())));
    }
}
