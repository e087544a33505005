package org.tenfold;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.tenfold.model.Installation;
import org.tenfold.session.ExplorerModel;
import org.tenfold.view.ExplorerWindow;

/** The explorer as a program of its own: one window; reading the models goes on while it is already there. */
public final class ExplorerApp extends Application {
    /** The system property that names another model folder than the shipped one. */
    static final String MODEL_PROPERTY = "tenfold.model";

    private static final double WIDTH = 1360;
    private static final double HEIGHT = 860;

    /** Of the screen, at most. */
    private static final double SCREEN_SHARE = 0.92;

    @Override
    public void start(Stage stage) {
        Installation installation = Installation.find();
        ExplorerModel model = Workshop.session();
        ExplorerWindow window = new ExplorerWindow(model, stage);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = window.scene(
                Math.min(WIDTH, screen.getWidth() * SCREEN_SHARE), Math.min(HEIGHT, screen.getHeight() * SCREEN_SHARE));
        stage.setScene(scene);
        stage.show();
        Workshop.start(model, modelFolder(installation), installation.mnist());
    }

    /** The shipped model, unless another one is named. */
    static Path modelFolder(Installation installation) {
        String named = System.getProperty(MODEL_PROPERTY);
        return named == null || named.isBlank() ? installation.shippedModel() : Path.of(named);
    }
}
