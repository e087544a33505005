package org.tenfold.view.training;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Columns;
import org.tenfold.view.parts.Parts;

/** What there is to see before pictures are chosen: how they may lie on the disk, and a place to drop them. */
final class DataGuide extends VBox {
    private static final PseudoClass AWAITED = PseudoClass.getPseudoClass("awaited");

    /** Pictures that stand for all in a folder. */
    private static final int FEW = 3;

    DataGuide(Button choose) {
        setId("dataGuide");
        getStyleClass().add("data-guide");
        setAlignment(Pos.TOP_CENTER);
        Label drop = Parts.label(Texts.of("Drop a folder of pictures here, or choose one"), "drop-title");
        drop.setGraphic(new FontIcon(BootstrapIcons.BOX_ARROW_IN_DOWN));
        drop.setContentDisplay(ContentDisplay.TOP);
        drop.setWrapText(true);
        drop.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(drop, choose, new Columns(folders(), files()));
    }

    /** Whether something is being held over the window that may be dropped. */
    void setAwaited(boolean awaited) {
        pseudoClassStateChanged(AWAITED, awaited);
    }

    private static VBox folders() {
        VBox way = way(
                Texts.of("A folder with a folder for each class"),
                line(0, BootstrapIcons.FOLDER2_OPEN, Texts.of("my pictures"), ""));
        for (String name : new String[] {Texts.of("cats"), Texts.of("dogs"), Texts.of("birds")}) {
            HBox line = line(1, BootstrapIcons.FOLDER, name, "");
            for (int i = 0; i < FEW; i++) {
                line.getChildren().add(line.getChildren().size() - 1, new FontIcon(BootstrapIcons.FILE_EARMARK_IMAGE));
            }
            way.getChildren().add(line);
        }
        way.getChildren()
                .add(remark(
                        Texts.of("2 to 10 folders with PNG, JPEG or BMP pictures of any size. A class is called like"
                                + " its folder.")));
        return way;
    }

    private static VBox files() {
        VBox way = way(
                Texts.of("Files like those of MNIST (IDX)"),
                line(0, BootstrapIcons.FOLDER2_OPEN, "mnist", ""),
                line(1, BootstrapIcons.FILE_BINARY, "train-images-idx3-ubyte", Texts.of("pictures")),
                line(1, BootstrapIcons.FILE_BINARY, "train-labels-idx1-ubyte", Texts.of("their classes")),
                line(1, BootstrapIcons.FILE_TEXT, "labels.txt", Texts.of("names, if wanted")));
        way.getChildren()
                .add(remark(
                        Texts.of("Pictures of 28x28 pixels, packed (.gz) or not. If t10k-\u2026 files are there too,"
                                + " they are used to try the model.")));
        return way;
    }

    private static VBox way(String title, Node... lines) {
        Label heading = Parts.label(title, "way-title");
        heading.setWrapText(true);
        heading.setMinHeight(USE_PREF_SIZE);
        VBox way = Parts.styled(new VBox(heading), "way");
        way.getChildren().addAll(lines);
        return way;
    }

    private static Label remark(String text) {
        Label remark = Parts.label(text, "caption");
        remark.setWrapText(true);
        remark.setMinHeight(USE_PREF_SIZE);
        return remark;
    }

    private static HBox line(int depth, Ikon icon, String name, String meaning) {
        Label told = Parts.label(meaning, "caption");
        told.setMinWidth(0);
        HBox.setHgrow(told, Priority.ALWAYS);
        Label called = Parts.label(name, "file-name");
        called.setMinWidth(0);
        HBox line = Parts.styled(new HBox(new FontIcon(icon), called, told), "file-line", "depth-" + depth);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
