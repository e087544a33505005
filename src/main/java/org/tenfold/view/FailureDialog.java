package org.tenfold.view;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.tenfold.session.Failures;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Attire;
import org.tenfold.view.parts.Parts;

/** All there is to know of something that went wrong, to be read and copied. */
final class FailureDialog extends Dialog<ButtonType> {
    private static final int COLUMNS = 80;
    private static final int ROWS = 18;

    FailureDialog(Window owner, String sentence, Throwable failure, Path log) {
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle(Texts.of("What went wrong"));
        setResizable(true);
        String details = Failures.details(failure);
        TextArea text = new TextArea(details);
        text.setId("failure");
        text.setEditable(false);
        text.setPrefColumnCount(COLUMNS);
        text.setPrefRowCount(ROWS);
        text.setAccessibleText(Texts.of("Details of what went wrong"));
        VBox.setVgrow(text, Priority.ALWAYS);
        VBox content = Parts.styled(new VBox(wrapped(sentence, "page-text"), text), "failure");
        if (Files.exists(log)) {
            content.getChildren().add(wrapped(Texts.of("The log: {0}", log), "status-text"));
        }
        ButtonType copy = new ButtonType(Texts.of("Copy"), ButtonBar.ButtonData.LEFT);
        DialogPane pane = getDialogPane();
        pane.getStyleClass().add("explorer");
        pane.setContent(content);
        pane.getButtonTypes().addAll(copy, new ButtonType(Texts.of("Close"), ButtonBar.ButtonData.CANCEL_CLOSE));
        Button copying = (Button) pane.lookupButton(copy);
        copying.setId("copyFailure");
        copying.addEventFilter(ActionEvent.ACTION, event -> {
            copy(details);
            event.consume();
        });
        Attire attire = Attire.follow(owner.getScene().getRoot(), pane);
        setOnHidden(event -> attire.end());
    }

    private static Label wrapped(String sentence, String style) {
        Label label = Parts.label(sentence, style);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private static void copy(String details) {
        ClipboardContent content = new ClipboardContent();
        content.putString(details);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
