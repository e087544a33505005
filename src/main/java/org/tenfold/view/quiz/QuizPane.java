package org.tenfold.view.quiz;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.tenfold.session.QuizModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.SaveAs;

/** A sheet over the workbench: guess what pictures were before they fooled someone, and see how people compare. */
public final class QuizPane extends StackPane {
    private static final String STYLES = "quiz.css";

    private final QuizModel model;
    private final Runnable afterwards;
    private final Label gameName = Parts.label(Texts.of("Game no."), "quiz-game");
    private final TextField seed = new TextField();
    private final Button play = new Button(Texts.of("Play"));
    private final Button another = new Button(Texts.of("New game"));
    private final Button close = Parts.iconButton(
            BootstrapIcons.X, Texts.of("Close"), Texts.of("Back to the drawing; the game waits  (Esc)"));
    private final Label message = Parts.label("", "quiz-message");
    private final QuestionView question;
    private final ResultView result;

    /**
     * A sheet that is not shown yet.
     *
     * @param afterwards called when it was put away
     */
    public QuizPane(QuizModel model, SaveAs saveAs, Runnable afterwards) {
        this.model = model;
        this.afterwards = afterwards;
        question = new QuestionView(model);
        result = new ResultView(model, saveAs);
        createView();
        init();
    }

    private void createView() {
        setId("quiz");
        getStyleClass().addAll("sheet", "quiz");
        getStylesheets().add(String.valueOf(QuizPane.class.getResource(STYLES)));
        setVisible(false);
        seed.setId("quizSeed");
        seed.setAccessibleText(Texts.of("The game\u2019s number"));
        Parts.tooltip(
                seed, Texts.of("The same number deals the same pictures: tell it to others to play the same game"));
        gameName.setLabelFor(seed);
        play.setId("quizPlay");
        Parts.tooltip(play, Texts.of("Begin the game with this number  (Enter)"));
        another.setId("quizNew");
        Parts.tooltip(another, Texts.of("Begin a game with other pictures"));
        close.setId("quizClose");
        message.setId("quizMessage");
        message.setWrapText(true);
        message.setMaxWidth(Double.MAX_VALUE);
        StackPane pages = new StackPane(question, result);
        VBox.setVgrow(pages, Priority.ALWAYS);
        VBox card = Parts.card(Texts.of("Guess the original"), gameName, seed, play, another, close);
        card.getChildren().addAll(message, pages);
        card.getStyleClass().add("sheet-card");
        getChildren().add(card);
    }

    private void init() {
        seed.textProperty().bindBidirectional(model.seedProperty());
        seed.setOnAction(event -> model.play());
        play.setOnAction(event -> model.play());
        another.setOnAction(event -> model.newGame());
        close.setOnAction(event -> close());
        model.stateProperty().addListener((source, before, now) -> show());
        model.problemProperty().addListener((source, before, now) -> show());
        addEventFilter(KeyEvent.KEY_PRESSED, this::goOn);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        show();
    }

    private void show() {
        QuizModel.State state = model.stateProperty().get();
        boolean dealt = state == QuizModel.State.ASKING || state == QuizModel.State.TOLD;
        boolean ended = state == QuizModel.State.ENDED;
        question.setVisible(dealt);
        result.setVisible(ended);
        play.setDisable(!dealt && !ended);
        another.setDisable(!dealt && !ended);
        seed.setDisable(!dealt && !ended);
        String problem = model.problemProperty().get();
        message.setText(state == QuizModel.State.READING ? Texts.of("Reading the pictures\u2026") : problem);
        message.setVisible(!message.getText().isEmpty());
        message.setManaged(message.isVisible());
        focus();
    }

    /** What is hidden cannot have the keys, so this comes after everything that shows and hides. */
    private void focus() {
        switch (model.stateProperty().get()) {
            case ASKING -> question.focusPicture();
            case TOLD -> question.focusNext();
            case ENDED -> result.focusFirst();
            case CLOSED, READING, MISSING -> close.requestFocus();
        }
    }

    /**
     * After an answer Enter and Space go on wherever the focus is, but on another button. This comes before the buttons: one
     * that a mouse has just made invisible would still swallow the key.
     */
    private void goOn(KeyEvent event) {
        boolean onward = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
        boolean wanted = event.getTarget() instanceof ButtonBase || event.getTarget() instanceof TextInputControl;
        boolean free = !wanted || question.isNext(event.getTarget());
        if (model.stateProperty().get() == QuizModel.State.TOLD && onward && free) {
            model.next();
            event.consume();
        }
    }

    /** Digits and Space answer; other keys are the window's. */
    private void pressed(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown();
        KeyCode key = event.getCode();
        if (key == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (!(event.getTarget() instanceof TextInputControl) && plain) {
            if (key.isDigitKey() && !event.getText().isEmpty()) {
                int label = Character.digit(event.getText().charAt(0), 10);
                if (label >= 0 && label < model.labels().size()) {
                    model.answer(label);
                }
                // Behind the sheet a digit would pick a class.
                event.consume();
            } else if (key == KeyCode.SPACE) {
                model.cannotTell();
                event.consume();
            }
        }
    }

    /** Brings the sheet to the front, with the game there is or a new one. */
    public void open() {
        setVisible(true);
        model.open();
        focus();
    }

    /** Puts the sheet away; the game is kept. */
    public void close() {
        if (isVisible()) {
            setVisible(false);
            afterwards.run();
        }
    }
}
