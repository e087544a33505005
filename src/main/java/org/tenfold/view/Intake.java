package org.tenfold.view;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.tenfold.session.Course;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.Notice;
import org.tenfold.session.Texts;

/** Takes the files and pictures that come into the window from outside: dropped, pasted, or named at the start. */
final class Intake {
    private final ExplorerModel model;

    Intake(ExplorerModel model) {
        this.model = model;
    }

    /** Takes what is dropped on a node. */
    void listen(Node node) {
        node.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles() || event.getDragboard().hasImage()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        node.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            boolean taken = take(event.getDragboard());
            event.setDropCompleted(taken);
            event.consume();
        });
    }

    /** Takes what is on the system's clipboard. */
    void paste() {
        if (!take(Clipboard.getSystemClipboard())) {
            model.report(new Notice(
                    Notice.Kind.INFORMATION,
                    Texts.of("The clipboard holds no picture; copy one, or a picture file, first.")));
        }
    }

    /** Takes a file or a picture; both a dragboard and the system's clipboard are clipboards. */
    private boolean take(Clipboard clipboard) {
        if (clipboard.hasFiles() && take(clipboard.getFiles())) {
            return true;
        }
        Image image = clipboard.hasImage() ? clipboard.getImage() : null;
        if (image == null) {
            return false;
        }
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        model.paste(argb, width, height);
        return true;
    }

    /** Opens the first of some files: a folder as a model, anything else as a picture. */
    boolean take(List<File> files) {
        if (!files.isEmpty()) {
            Path first = files.get(0).toPath();
            if (Files.isDirectory(first) && !Course.isCourse(first)) {
                model.shelf().open(first);
            } else {
                model.open(first);
            }
        }
        return !files.isEmpty();
    }
}
