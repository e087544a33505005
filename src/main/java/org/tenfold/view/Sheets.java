package org.tenfold.view;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.tenfold.session.ExplorerModel;
import org.tenfold.view.compare.SideBySidePane;
import org.tenfold.view.parts.SaveAs;
import org.tenfold.view.quiz.QuizPane;

/**
 * The place of the workbench, and what is laid over it, one sheet at a time: each is made when it is first looked at. Menus
 * and the line at the bottom stay.
 */
final class Sheets extends StackPane {
    private final ExplorerModel model;
    private final SaveAs saveAs;
    private final Runnable afterQuiz;
    private @Nullable SideBySidePane sideBySide;
    private @Nullable QuizPane quiz;

    /**
     * No workbench and no sheet yet.
     *
     * @param afterQuiz called when the quiz was put away
     */
    Sheets(ExplorerModel model, SaveAs saveAs, Runnable afterQuiz) {
        this.model = model;
        this.saveAs = saveAs;
        this.afterQuiz = afterQuiz;
    }

    /** Brings the attack on all contenders to the front. */
    void showSideBySide() {
        SideBySidePane sheet = sideBySide;
        if (sheet == null) {
            sheet = new SideBySidePane(model);
            sideBySide = sheet;
            layOver(sheet);
        }
        if (quiz != null) {
            quiz.close();
        }
        sheet.open();
    }

    /** Brings the game of guessing originals to the front. */
    void showQuiz() {
        QuizPane sheet = quiz;
        if (sheet == null) {
            sheet = new QuizPane(model.quiz(), saveAs, afterQuiz);
            quiz = sheet;
            layOver(sheet);
        }
        if (sideBySide != null) {
            sideBySide.close();
        }
        sheet.open();
    }

    /** What is put away is not in the window: the toolkit would style it at each change of the theme or of the text's size. */
    private void layOver(Node sheet) {
        List<Node> layers = getChildren();
        sheet.visibleProperty().addListener((source, before, now) -> {
            if (now) {
                layers.add(sheet);
            } else {
                layers.remove(sheet);
            }
            layers.get(0).setVisible(!areShown());
        });
    }

    /** Whether one lies over the workbench. */
    boolean areShown() {
        return getChildren().size() > 1;
    }

    /** Stops or puts away the one in front. */
    void escape() {
        if (sideBySide != null) {
            sideBySide.escape();
        }
        if (quiz != null) {
            quiz.close();
        }
    }

    /** Puts away the one in front. */
    void close() {
        if (sideBySide != null) {
            sideBySide.close();
        }
        if (quiz != null) {
            quiz.close();
        }
    }
}
