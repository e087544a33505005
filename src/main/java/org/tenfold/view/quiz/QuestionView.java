package org.tenfold.view.quiz;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.attack.Exhibit;
import org.tenfold.session.QuizAnswer;
import org.tenfold.session.QuizModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Parts;

/** A picture, ten answers to choose from and, once one was given, what is known of the picture. */
final class QuestionView extends HBox {
    private static final int COLUMNS = 5;
    private static final PseudoClass ORIGINAL = PseudoClass.getPseudoClass("original");
    private static final PseudoClass SAID = PseudoClass.getPseudoClass("said");

    private final QuizModel model;
    private final QuizPictures pictures = new QuizPictures();
    private final HBox legend = Parts.styled(
            new HBox(
                    Parts.legend("swatch-more", Texts.of("ink added")),
                    Parts.legend("swatch-less", Texts.of("ink taken away"))),
            "legend-row");
    private final Label number = Parts.label("", "quiz-number");
    private final ProgressBar progress = new ProgressBar();
    private final Label task = Parts.label("", "quiz-task");
    private final GridPane answers = Parts.styled(new GridPane(), "quiz-answers");
    private final List<Button> buttons = new ArrayList<>();
    private final Button cannotTell = new Button(Texts.of("I can\u2019t tell"));
    private final Label verdict = Parts.label("", "quiz-verdict");
    private final Label story = Parts.label("", "quiz-story");
    private final Button next = new Button(Texts.of("Next"), new FontIcon(BootstrapIcons.ARROW_RIGHT));
    private final Button end = new Button(Texts.of("Stop and see the score"));
    private final Label tally = Parts.label("", "legend-text");
    private final VBox told = Parts.styled(new VBox(verdict, story, next), "quiz-told");

    QuestionView(QuizModel model) {
        this.model = model;
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("quiz-question");
        number.setId("quizNumber");
        task.setText(
                Texts.of("A program changed a handwritten digit as little as it could, until one of six classifiers"
                        + " misread it. Which digit was it before?"));
        task.setWrapText(true);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(Texts.of("Questions answered"));
        cannotTell.setId("quizCannotTell");
        cannotTell.setMaxWidth(Double.MAX_VALUE);
        Parts.tooltip(cannotTell, Texts.of("It could be anything  (Space)"));
        verdict.setId("quizVerdict");
        verdict.setWrapText(true);
        story.setId("quizStory");
        story.setWrapText(true);
        for (Label wrapped : List.of(task, verdict, story)) {
            wrapped.setMinHeight(USE_PREF_SIZE);
        }
        next.setId("quizNext");
        next.getStyleClass().add("accent");
        Parts.tooltip(next, Texts.of("The next picture  (Enter)"));
        end.setId("quizEnd");
        end.getStyleClass().add("flat");
        Parts.tooltip(end, Texts.of("The score of what you have answered so far"));
        tally.setId("quizTally");
        VBox left = Parts.styled(new VBox(pictures, legend), "quiz-left");
        VBox.setVgrow(pictures, Priority.ALWAYS);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox bottom = Parts.styled(new HBox(tally, Parts.gap(), end), "quiz-bottom");
        VBox right = Parts.styled(
                new VBox(number, progress, task, answers, cannotTell, told, Parts.gap(), bottom), "quiz-right");
        getChildren().addAll(left, right);
    }

    private void init() {
        cannotTell.setOnAction(event -> model.cannotTell());
        next.setOnAction(event -> model.next());
        end.setOnAction(event -> model.end());
        model.questionProperty().addListener((source, before, now) -> show());
        model.revealedProperty().addListener((source, before, now) -> show());
        show();
    }

    /** The picture takes the keys: Space on it is an answer, and on a button presses that. */
    void focusPicture() {
        pictures.requestFocus();
    }

    /** Whether something is the button that goes on. */
    boolean isNext(Object node) {
        return node.equals(next);
    }

    /** What everybody wants after an answer. */
    void focusNext() {
        next.requestFocus();
    }

    private void show() {
        QuizModel.Question question = model.questionProperty().get();
        if (question == null) {
            return;
        }
        if (buttons.isEmpty()) {
            addButtons(model.labels());
        }
        QuizAnswer given = model.revealedProperty().get();
        number.setText(Texts.of("Question {0} of {1}", question.number(), question.count()));
        progress.setProgress((double) model.answered() / question.count());
        tally.setText(
                model.answered() == 0 ? "" : Texts.of("Named so far: {0} of {1}", model.named(), model.answered()));
        end.setDisable(model.answered() == 0);
        told.setVisible(given != null);
        legend.setVisible(given != null);
        cannotTell.setDisable(given != null);
        cannotTell.pseudoClassStateChanged(SAID, given != null && given.said() == QuizAnswer.CANNOT_TELL);
        for (int label = 0; label < buttons.size(); label++) {
            mark(buttons.get(label), label, given);
        }
        if (given == null) {
            pictures.ask(question);
            focusPicture();
        } else {
            Exhibit exhibit = given.exhibit();
            pictures.tell(exhibit.digit().image(), exhibit.image());
            verdict.setText(QuizWords.verdict(given, model.labels()));
            story.setText(QuizWords.story(exhibit, model.labels()));
            next.setText(question.number() == question.count() ? Texts.of("See the score") : Texts.of("Next"));
            focusNext();
        }
    }

    private static void mark(Button button, int label, @Nullable QuizAnswer given) {
        boolean original = given != null && given.exhibit().digit().label() == label;
        boolean said = given != null && given.said() == label;
        button.setDisable(given != null);
        button.pseudoClassStateChanged(ORIGINAL, original);
        button.pseudoClassStateChanged(SAID, said);
    }

    private void addButtons(List<String> labels) {
        for (int label = 0; label < labels.size(); label++) {
            int said = label;
            Button button = new Button(labels.get(label));
            button.setId("quizAnswer-" + label);
            button.getStyleClass().add("quiz-answer");
            button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            Parts.tooltip(button, Texts.of("It was {0}  ({1})", labels.get(label), label));
            button.setOnAction(event -> model.answer(said));
            GridPane.setHgrow(button, Priority.ALWAYS);
            GridPane.setFillWidth(button, true);
            answers.add(button, label % COLUMNS, label / COLUMNS);
            buttons.add(button);
        }
    }
}
