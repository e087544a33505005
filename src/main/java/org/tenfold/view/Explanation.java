package org.tenfold.view;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tenfold.model.SoftwareVersion;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Parts;

/** A page over the window that says in a few sentences what one is looking at. */
final class Explanation extends StackPane {
    private static final double WIDTH_EM = 40;
    private static final double WIDE_EM = 60;

    /** Of the window's height, at most. */
    private static final double SHORTCUTS_SHARE = 0.7;

    private @Nullable Node focusedBefore;

    private final Button close = new Button(Texts.of("Close"));

    Explanation() {
        setId("explanation");
        getStyleClass().add("scrim");
        setVisible(false);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getTarget() instanceof Explanation) {
                hide();
            }
        });
        setAccessibleText(Texts.of("Explanation"));
        close.setDefaultButton(true);
        close.setOnAction(event -> hide());
    }

    /** Goes away, and gives the keyboard back to where it was. */
    void hide() {
        Node before = focusedBefore;
        focusedBefore = null;
        setVisible(false);
        getChildren().clear();
        if (before != null) {
            before.requestFocus();
        }
    }

    private void show(Node page) {
        if (!isVisible() && getScene() != null) {
            focusedBefore = getScene().getFocusOwner();
        }
        getChildren().setAll(page);
        setVisible(true);
        close.requestFocus();
    }

    void showMethod() {
        show(page(
                Texts.of("What am I looking at?"),
                Texts.of(
                        "Small painters look at your drawing, one for each class: of digits there are ten. Each tries to paint your"
                                + " drawing with what it knows. Whoever comes closest wins."),
                Texts.of(
                        "A tile shows the best picture a painter found. The bar under it is the score, and shorter is better: the"
                                + " squared error says how far the picture is from your drawing, and KL how unusual the painter had"
                                + " to be to get there. Residual shows what a painter left over, Evidence where the drawing speaks"
                                + " for the best one; the I key opens the sum."),
                Texts.of(
                        "The percentage compares all scores. When none comes close, none is named: none of them can explain it."),
                Texts.of(
                        "The ruler says how much of the drawing must change before another painter can win. The Latents tab hands"
                                + " you one painter\u2019s eight brushes; the Attack tab looks for the smallest change that fools"
                                + " them all; the Compare tab asks other classifiers, attacks them too, and shows what noise they take"
                                + " for something they know."),
                Texts.of("The method is analysis by synthesis: Schott, Rauber, Bethge and Brendel, ICLR 2019.")));
    }

    void showAbout() {
        show(page(
                "Tenfold " + SoftwareVersion.current(),
                Texts.of("An explorer of analysis by synthesis."),
                Texts.of(
                        "After \u201cTowards the first adversarially robust neural network model on MNIST\u201d by Lukas Schott,"
                                + " Jonas Rauber, Matthias Bethge and Wieland Brendel, ICLR 2019, arXiv:1805.09190."),
                Texts.of(
                        "Digits: MNIST by Yann LeCun, Corinna Cortes and Christopher J. C. Burges. Type: Inter by Rasmus"
                                + " Andersson, under the SIL Open Font License."),
                Texts.of(
                        "Nothing you draw, open or choose leaves this computer: no telemetry, no accounts, no search for"
                                + " updates. Settings and a small log of errors are kept in your own folder.")));
    }

    /** All shortcuts: those of some menus, and the others. */
    void showShortcuts(List<Menu> menus) {
        ShortcutsPage list = new ShortcutsPage(menus);
        list.setMaxHeight(SHORTCUTS_SHARE * getHeight());
        show(page(Texts.of("Keyboard shortcuts"), WIDE_EM, list));
    }

    private Node page(String title, String... paragraphs) {
        List<Label> texts = new ArrayList<>();
        for (String paragraph : paragraphs) {
            Label text = Parts.label(paragraph, "page-text");
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            texts.add(text);
        }
        return page(title, WIDTH_EM, texts.toArray(new Node[0]));
    }

    private Node page(String title, double widthEm, Node... content) {
        VBox page = Parts.styled(new VBox(Parts.label(title, "page-title")), "page");
        page.getChildren().addAll(content);
        page.getChildren().add(new HBox(Parts.gap(), close));
        double width = widthEm * Parts.em(this);
        page.setMinWidth(width);
        page.setPrefWidth(width);
        page.setMaxSize(width, USE_PREF_SIZE);
        return page;
    }
}
