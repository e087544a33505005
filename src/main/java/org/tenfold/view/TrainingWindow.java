package org.tenfold.view;

import java.io.File;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.tenfold.session.Texts;
import org.tenfold.session.TrainingModel;
import org.tenfold.view.parts.Attire;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.training.TrainingPane;

/** The window in which models are trained, beside the explorer, which can be used meanwhile. */
final class TrainingWindow {
    private static final double WIDTH_EM = 62;
    private static final double HEIGHT_EM = 46;
    private static final double LEAST_WIDTH_EM = 34;
    private static final double LEAST_HEIGHT_EM = 26;
    private static final double LARGEST_SHARE = 0.95;

    private final TrainingModel model;
    private final Stage owner;
    private final Stage stage = new Stage();

    TrainingWindow(TrainingModel model, Stage owner, double fontSize) {
        this.model = model;
        this.owner = owner;
        TrainingPane pane = new TrainingPane(
                model,
                () -> ask(Texts.of("Choose the folder of the pictures")),
                () -> ask(Texts.of("Choose a folder for the model")),
                owner::toFront);
        StackPane root = new StackPane(Parts.emProbe(), pane);
        root.getStyleClass().add("explorer");
        Attire.follow(owner.getScene().getRoot(), root);
        Scene scene = new Scene(
                root,
                Math.min(WIDTH_EM * fontSize, LARGEST_SHARE * owner.getWidth()),
                Math.min(HEIGHT_EM * fontSize, LARGEST_SHARE * owner.getHeight()));
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.hide();
            }
        });
        model.recall();
        stage.initOwner(owner);
        stage.setTitle(Texts.of("Train a model"));
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH_EM * fontSize);
        stage.setMinHeight(LEAST_HEIGHT_EM * fontSize);
    }

    private @Nullable Path ask(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File chosen = chooser.showDialog(stage);
        return chosen == null ? null : chosen.toPath();
    }

    /** Brings the window to the front. Closing it leaves a training running. */
    void open() {
        stage.show();
        stage.toFront();
    }

    /** The explorer is to be closed: asks first, if a training would stop with it. */
    void explorerCloses(WindowEvent event) {
        if (model.stateProperty().get() != TrainingModel.State.RUNNING) {
            return;
        }
        event.consume();
        ButtonType close = new ButtonType(Texts.of("Stop it and close"), ButtonBar.ButtonData.OK_DONE);
        ButtonType stay = new ButtonType(Texts.of("Stay"), ButtonBar.ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(
                Alert.AlertType.CONFIRMATION,
                Texts.of(
                        "What has been done is kept in {0}; choose the same pictures, passes and folder again to go on.",
                        model.outProperty().get()),
                close,
                stay);
        alert.initOwner(owner);
        alert.setTitle("Tenfold");
        alert.setHeaderText(Texts.of("A training is running."));
        alert.resultProperty().addListener((source, before, now) -> {
            if (close.equals(now)) {
                model.stop();
                owner.close();
            }
        });
        alert.show();
    }
}
