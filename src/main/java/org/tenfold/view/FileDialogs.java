package org.tenfold.view;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.tenfold.keeping.SessionFile;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Texts;

/** The system's dialogs, in which the person at the window says which file is meant. */
final class FileDialogs {
    private final ExplorerModel model;
    private final Stage stage;

    /** Dialogs over this stage. */
    FileDialogs(ExplorerModel model, Stage stage) {
        this.model = model;
        this.stage = stage;
    }

    /** Opens a picture, a session or lessons. */
    void open() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("Open a picture or a session"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                Texts.of("Pictures and sessions"),
                                "*" + SessionFile.ENDING,
                                "*.png",
                                "*.jpg",
                                "*.jpeg",
                                "*.bmp",
                                "*.PNG",
                                "*.JPG",
                                "*.JPEG",
                                "*.BMP"),
                        new FileChooser.ExtensionFilter(Texts.of("Sessions"), "*" + SessionFile.ENDING),
                        new FileChooser.ExtensionFilter(Texts.of("NumPy arrays"), "*.npy"),
                        new FileChooser.ExtensionFilter(Texts.of("Lessons"), "*.txt", "*.TXT"),
                        new FileChooser.ExtensionFilter(Texts.of("All files"), "*"));
        File file = chooser.showOpenDialog(stage);
        if (file != null) {
            model.open(file.toPath());
        }
    }

    /** Opens the folder of a model. */
    void openModel() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(Texts.of("Open the folder of a model"));
        File folder = chooser.showDialog(stage);
        if (folder != null) {
            model.shelf().open(folder.toPath());
        }
    }

    /** Saves the session; under a name that is asked for if it has none. */
    void save() {
        if (model.keeping().fileProperty().get() == null) {
            saveAs();
        } else {
            model.keeping().save();
        }
    }

    /** Saves the session under a name that is asked for. */
    void saveAs() {
        Path present = model.keeping().fileProperty().get();
        String name = present == null
                ? Texts.of("Drawing") + SessionFile.ENDING
                : present.getFileName().toString();
        save(Texts.of("Save the session"), name, model.keeping()::saveAs);
    }

    /** Asks for a file to be written, and gives it to whoever writes it; it ends as the proposed name does. */
    void save(String title, String name, Consumer<Path> writer) {
        String ending = name.substring(name.lastIndexOf('.'));
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*" + ending, "*" + ending));
        File file = chooser.showSaveDialog(stage);
        if (file != null) {
            boolean ends = file.getName().endsWith(ending);
            writer.accept(ends ? file.toPath() : file.toPath().resolveSibling(file.getName() + ending));
        }
    }
}
