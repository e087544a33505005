package org.tenfold.view.training;

import atlantafx.base.controls.ToggleSwitch;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.session.Texts;
import org.tenfold.session.TrainingData;
import org.tenfold.session.TrainingModel;
import org.tenfold.training.TrainingProgress;
import org.tenfold.training.TrainingWatch;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.WrappingRow;

/** Choose pictures and a folder, train, watch, stop, go on, open what came of it. */
public final class TrainingPane extends StackPane {
    private static final String STYLES = "training.css";

    private final TrainingModel model;
    private final Supplier<@Nullable Path> askForPictures;
    private final Supplier<@Nullable Path> askForFolder;
    private final Runnable opened;
    private final Button chooseData = new Button(Texts.of("Pictures\u2026"), new FontIcon(BootstrapIcons.IMAGES));
    private final DataGuide guide = new DataGuide(chooseData);
    private final Button chooseOthers =
            new Button(Texts.of("Other pictures\u2026"), new FontIcon(BootstrapIcons.IMAGES));
    private final Label folder = Parts.label("", "chosen-path");
    private final HBox chosen = row(chooseOthers, folder);
    private final Label found = Parts.label("", "caption");
    private final FoundClasses classes = new FoundClasses();
    private final ToggleSwitch centring = new ToggleSwitch(Texts.of("Centre each picture like MNIST"));
    private final Button chooseOut =
            new Button(Texts.of("Folder of the model\u2026"), new FontIcon(BootstrapIcons.FOLDER));
    private final Label out = Parts.label("", "chosen-path");
    private final ToggleGroup presets = new ToggleGroup();
    private final ToggleButton quick = new ToggleButton(Texts.of("Quick"));
    private final ToggleButton full = new ToggleButton(Texts.of("Thorough"));
    private final TextField passes = new TextField();
    private final TextField seed = new TextField();
    private final PlanView plan = new PlanView();
    private final Button train = new Button(Texts.of("Train"), new FontIcon(BootstrapIcons.PLAY_FILL));
    private final Button stop = new Button(Texts.of("Stop"));
    private final Button open = new Button(Texts.of("Open it"), new FontIcon(BootstrapIcons.BOX_ARROW_IN_RIGHT));
    private final Label message = Parts.label("", "training-message");
    private final ProgressBar bar = new ProgressBar();
    private final LossChart chart = new LossChart();
    private final PaintedGrid painted = new PaintedGrid();
    private final VBox watching = Parts.styled(new VBox(), "watching");

    /**
     * The pane.
     *
     * @param askForPictures lets the person choose a folder of pictures
     * @param askForFolder lets the person choose a folder for the model
     * @param opened is told that the model that was trained is being opened
     */
    public TrainingPane(
            TrainingModel model,
            Supplier<@Nullable Path> askForPictures,
            Supplier<@Nullable Path> askForFolder,
            Runnable opened) {
        this.model = model;
        this.askForPictures = askForPictures;
        this.askForFolder = askForFolder;
        this.opened = opened;
        createView();
        init();
    }

    private void createView() {
        setId("training");
        getStyleClass().add("training");
        getStylesheets().add(String.valueOf(TrainingPane.class.getResource(STYLES)));
        Label introduction = wrapped(
                Texts.of(
                        "A model learns to paint each class of its pictures; whoever paints a new picture best names it. The"
                                + " drawing goes on meanwhile."),
                "training-introduction");
        name(
                chooseData,
                "chooseTrainingData",
                Texts.of("MNIST's kind of files, or a folder of pictures for each class"));
        name(chooseOthers, "chooseOtherData", Texts.of("Train on something else"));
        name(chooseOut, "chooseTrainingOut", Texts.of("Where the model is written, and what is unfinished is kept"));
        name(train, "startTraining", Texts.of("Begin, or go on with what was begun in this folder"));
        name(stop, "stopTraining", Texts.of("Stop; what has been done is kept, and the training can go on from there"));
        name(open, "openTrained", Texts.of("Show the model that was trained"));
        train.getStyleClass().add("accent");
        open.getStyleClass().add("accent");
        for (Label path : List.of(folder, out)) {
            path.setMinWidth(0);
            HBox.setHgrow(path, Priority.ALWAYS);
        }
        found.setId("foundPictures");
        found.setWrapText(true);
        centring.setId("centrePictures");
        Parts.tooltip(
                centring,
                Texts.of(
                        "Scale the ink of each picture into 20 by 20 pixels, centre of mass in the middle; good for drawings"
                                + " and letters, not for photographs"));
        message.setId("trainingMessage");
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(Texts.of("How much of the training is done"));
        HBox legend = Parts.styled(
                new HBox(
                        Parts.legend("swatch-fitted", Texts.of("pictures it is fitted to")),
                        Parts.legend("swatch-held-out", Texts.of("pictures held out"))),
                "legend-row");
        HBox paintedLegend = Parts.styled(
                new HBox(Parts.legend("swatch-own-class", Texts.of("painted by the picture's own class"))),
                "legend-row");
        watching.getChildren()
                .addAll(
                        Parts.label(Texts.of("Loss a picture"), "overline"),
                        chart,
                        legend,
                        Parts.label(Texts.of("What every class makes of pictures it has not seen"), "overline"),
                        painted,
                        paintedLegend);
        VBox body = Parts.styled(
                new VBox(
                        introduction,
                        guide,
                        chosen,
                        found,
                        classes,
                        centring,
                        new WrappingRow(List.of(passesRow(), seedRow()), List.of()),
                        row(chooseOut, out),
                        plan,
                        row(train, stop, open, Parts.gap()),
                        message,
                        bar,
                        watching),
                "training-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("tool-scroll");
        getChildren().add(scroll);
    }

    private static Label wrapped(String text, String style) {
        Label label = Parts.label(text, style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void name(Button button, String id, String meaning) {
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        Parts.tooltip(button, meaning);
    }

    private static HBox row(Node... nodes) {
        HBox row = Parts.styled(new HBox(nodes), "buttons");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox passesRow() {
        presets.getToggles().addAll(quick, full);
        SegmentedButton preset = new SegmentedButton(quick, full);
        preset.setToggleGroup(presets);
        preset.getStyleClass().add("segments");
        quick.setId("quickTraining");
        full.setId("fullTraining");
        Parts.tooltip(
                quick, Texts.of("{0} passes: shows whether the pictures are any good", TrainingModel.QUICK_PASSES));
        Parts.tooltip(full, Texts.of("{0} passes: worth waiting for", TrainingModel.FULL_PASSES));
        passes.setId("trainingPasses");
        passes.setAccessibleText(Texts.of("Passes over the pictures"));
        Parts.tooltip(passes, Texts.of("How often the first stage goes over all pictures"));
        passes.getStyleClass().add("training-number");
        return row(preset, Parts.label(Texts.of("Passes"), "caption"), passes);
    }

    private HBox seedRow() {
        seed.setId("trainingSeed");
        seed.setAccessibleText(Texts.of("Seed of the training"));
        Parts.tooltip(seed, Texts.of("A whole number; the same one gives the same model"));
        seed.getStyleClass().add("training-number");
        return row(Parts.label(Texts.of("Seed"), "caption"), seed);
    }

    private void init() {
        chooseData.setOnAction(event -> choose(askForPictures.get(), true));
        chooseOthers.setOnAction(event -> choose(askForPictures.get(), true));
        chooseOut.setOnAction(event -> choose(askForFolder.get(), false));
        train.setOnAction(event -> model.start());
        stop.setOnAction(event -> model.stop());
        open.setOnAction(event -> {
            opened.run();
            model.open();
        });
        quick.setOnAction(event -> model.passesProperty().set(TrainingModel.QUICK_PASSES));
        full.setOnAction(event -> model.passesProperty().set(TrainingModel.FULL_PASSES));
        passes.textProperty().addListener((source, before, now) -> passesTyped(now));
        model.passesProperty().addListener((source, before, now) -> showPasses());
        showPasses();
        seed.textProperty().bindBidirectional(model.seedProperty());
        centring.selectedProperty().bindBidirectional(model.centringProperty());
        for (ObservableValue<?> shown : new ObservableValue<?>[] {
            model.stateProperty(),
            model.folderProperty(),
            model.dataProperty(),
            model.planProperty(),
            model.readProperty(),
            model.outProperty(),
            model.problemProperty(),
            model.progressProperty(),
            model.resultProperty()
        }) {
            shown.addListener((source, before, now) -> show());
        }
        model.dataProperty().addListener((source, before, now) -> classes.show(now));
        model.lossesProperty()
                .addListener((source, before, now) ->
                        chart.show(now, model.allPassesProperty().get()));
        model.examplesProperty().addListener((source, before, now) -> showExamples());
        model.lookProperty().addListener((source, before, now) -> showLook(now));
        takeDrops();
        classes.show(model.dataProperty().get());
        chart.show(model.lossesProperty().get(), model.allPassesProperty().get());
        showExamples();
        show();
    }

    private void choose(@Nullable Path path, boolean pictures) {
        if (path != null && pictures) {
            model.chooseData(path);
        } else if (path != null) {
            model.chooseOut(path);
        }
    }

    /** A folder that is dropped is that of the pictures; a file stands for the folder it is in. */
    private void takeDrops() {
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles() && !isRunning()) {
                event.acceptTransferModes(TransferMode.COPY);
                guide.setAwaited(true);
            }
            event.consume();
        });
        setOnDragExited(event -> guide.setAwaited(false));
        setOnDragDropped(event -> {
            List<File> files = event.getDragboard().getFiles();
            boolean taken = !files.isEmpty() && !isRunning();
            if (taken) {
                model.chooseDropped(files.getFirst().toPath());
            }
            event.setDropCompleted(taken);
            event.consume();
        });
    }

    private boolean isRunning() {
        return model.stateProperty().get() == TrainingModel.State.RUNNING;
    }

    /** What is no number is told when the training is to begin. */
    private void passesTyped(String typed) {
        try {
            model.passesProperty().set(Integer.parseInt(typed.strip()));
        } catch (NumberFormatException notANumber) {
            model.passesProperty().set(0);
        }
    }

    private void showPasses() {
        int wanted = model.passesProperty().get();
        presets.selectToggle(
                wanted == TrainingModel.QUICK_PASSES ? quick : wanted == TrainingModel.FULL_PASSES ? full : null);
        if (wanted > 0 && !passes.getText().strip().equals(Integer.toString(wanted))) {
            passes.setText(Integer.toString(wanted));
        }
    }

    private void showExamples() {
        TrainingData data = model.dataProperty().get();
        painted.show(
                data == null ? List.of() : model.examplesProperty().get(),
                data == null ? List.of() : data.data().training().names());
    }

    private void showLook(TrainingWatch.@Nullable Look look) {
        if (look != null) {
            painted.show(look);
        }
    }

    private void show() {
        TrainingModel.State state = model.stateProperty().get();
        TrainingData data = model.dataProperty().get();
        boolean running = state == TrainingModel.State.RUNNING;
        boolean begun = running || !model.lossesProperty().get().isEmpty();
        Path pictures = model.folderProperty().get();
        folder.setText(text(pictures, ""));
        out.setText(text(model.outProperty().get(), Texts.of("no folder is chosen yet")));
        offer(guide, pictures == null);
        offer(chosen, pictures != null);
        found.setText(TrainingWords.found(model));
        offer(found, !found.getText().isEmpty());
        offer(classes, data != null && !begun);
        offer(centring, data != null && data.mayBeCentred());
        for (Node choice : List.of(chooseOthers, chooseOut, quick, full, passes, seed, centring)) {
            choice.setDisable(running);
        }
        train.setText(state == TrainingModel.State.STOPPED ? Texts.of("Go on") : Texts.of("Train"));
        train.setDisable(!model.isReady());
        offer(train, !running && state != TrainingModel.State.FINISHED);
        offer(stop, running);
        offer(open, state == TrainingModel.State.FINISHED);
        message.setText(TrainingWords.message(model));
        offer(message, !message.getText().isEmpty());
        TrainingProgress progress = model.progressProperty().get();
        offer(bar, running);
        bar.setProgress(progress == null ? ProgressBar.INDETERMINATE_PROGRESS : progress.done());
        offer(watching, begun);
        plan.show(begun ? null : model.planProperty().get());
    }

    private static void offer(Node node, boolean offered) {
        node.setVisible(offered);
        node.setManaged(offered);
    }

    private static String text(@Nullable Path path, String otherwise) {
        return path == null ? otherwise : path.toString();
    }
}
