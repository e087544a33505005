package org.tenfold.view.quiz;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.attack.Exhibit;
import org.tenfold.session.QuizAnswer;
import org.tenfold.session.QuizModel;
import org.tenfold.session.QuizResult;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;
import org.tenfold.view.parts.SaveAs;

/** The score by contender, what the paper says, and every picture once more. */
final class ResultView extends VBox {
    private static final int THUMBNAIL = 2;

    private final QuizModel model;
    private final SaveAs saveAs;
    private final Label headline = Parts.label("", "quiz-headline");
    private final GridPane table = Parts.styled(new GridPane(), "quiz-table");
    private final Label paper = Parts.label(QuizWords.paper(), "quiz-paper");
    private final Label agreement = Parts.label("", "quiz-agreement");
    private final FlowPane answers = Parts.styled(new FlowPane(), "quiz-thumbnails");
    private final Button another = new Button(Texts.of("New game"), new FontIcon(BootstrapIcons.ARROW_REPEAT));
    private final Button copy = new Button(Texts.of("Copy as CSV"), new FontIcon(BootstrapIcons.CLIPBOARD));
    private final Button save = new Button(Texts.of("Save as CSV\u2026"), new FontIcon(BootstrapIcons.DOWNLOAD));

    ResultView(QuizModel model, SaveAs saveAs) {
        this.model = model;
        this.saveAs = saveAs;
        createView();
        init();
    }

    private void createView() {
        getStyleClass().add("quiz-result");
        headline.setId("quizHeadline");
        agreement.setId("quizAgreement");
        table.setId("quizTable");
        for (Label wrapped : List.of(paper, agreement)) {
            wrapped.setWrapText(true);
            wrapped.setMinHeight(USE_PREF_SIZE);
        }
        another.setId("quizAnother");
        another.getStyleClass().add("accent");
        Parts.tooltip(another, Texts.of("Other pictures, in another order"));
        copy.setId("quizCopy");
        Parts.tooltip(
                copy, Texts.of("Every answer as a line of comma-separated values, for a table of the whole class"));
        save.setId("quizSave");
        Parts.tooltip(save, Texts.of("Every answer as a line of comma-separated values, in a file"));
        HBox buttons = Parts.styled(new HBox(headline, Parts.gap(), another, copy, save), "quiz-buttons");
        ScrollPane scroll = new ScrollPane(answers);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("quiz-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(buttons, table, paper, agreement, scroll);
        addColumns();
    }

    private void addColumns() {
        for (int column = 0; column < 6; column++) {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHgrow(column == 1 ? Priority.ALWAYS : Priority.NEVER);
            constraints.setHalignment(column > 1 ? HPos.RIGHT : HPos.LEFT);
            constraints.setMinWidth(column == 1 ? 0 : USE_PREF_SIZE);
            table.getColumnConstraints().add(constraints);
        }
    }

    private void init() {
        another.setOnAction(event -> model.newGame());
        copy.setOnAction(event -> copy());
        save.setOnAction(event -> save());
        model.resultProperty().addListener((source, before, now) -> show());
        show();
    }

    private void copy() {
        QuizResult result = model.resultProperty().get();
        if (result != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(result.sheet());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    private void save() {
        QuizResult result = model.resultProperty().get();
        if (result != null) {
            saveAs.choose(Texts.of("Save the answers"), "quiz-" + result.seed() + ".csv", model::writeResult);
        }
    }

    void focusFirst() {
        another.requestFocus();
    }

    private void show() {
        QuizResult result = model.resultProperty().get();
        if (result == null) {
            return;
        }
        headline.setText(QuizWords.headline(result));
        agreement.setText(QuizWords.agreement(result));
        table.getChildren().clear();
        row(
                0,
                head(Texts.of("Pictures that fooled"), Texts.of("Who had misread the pictures")),
                head(
                        Texts.of("how often you named the original"),
                        Texts.of(
                                "The bar is your share, from none to all. The line over it is where your share would lie"
                                        + " after very many pictures, with 95 % confidence (Wilson\u2019s interval).")),
                head("", ""),
                head(Texts.of("95 % sure"), Texts.of("The ends of the line: with few pictures they are far apart")),
                head(Texts.of("same mistake"), Texts.of("How often you said what the classifier had said")),
                head(
                        Texts.of("change (L2)"),
                        Texts.of("The middle one of the sizes of the changes, as lengths in L2")));
        int row = 1;
        for (QuizResult.Line line : result.lines()) {
            ShareBar bar = new ShareBar(line.named());
            Label share = Parts.label(QuizWords.share(line.named()), "quiz-share");
            bar.setAccessibleText(QuizWords.name(line.victim()) + ": " + share.getText());
            Parts.tooltipOn(
                    bar,
                    Texts.of(
                            "Teal: the share of originals that were named. The thin line: where the true share lies, with a"
                                    + " certainty of 95 %."));
            row(
                    row++,
                    Parts.label(QuizWords.name(line.victim()), "quiz-victim"),
                    bar,
                    share,
                    Parts.label(QuizWords.interval(line.named())),
                    Parts.label(Integer.toString(line.fooledToo())),
                    Parts.label(Figures.distance(line.medianL2())));
        }
        answers.getChildren()
                .setAll(result.answers().stream().map(this::thumbnail).toList());
    }

    private static Label head(String text, String meaning) {
        Label head = Parts.label(text, "quiz-head");
        if (!meaning.isEmpty()) {
            Parts.tooltip(head, meaning);
        }
        return head;
    }

    private void row(int row, Node... cells) {
        table.addRow(row, cells);
    }

    private Node thumbnail(QuizAnswer answer) {
        Exhibit exhibit = answer.exhibit();
        List<String> labels = model.labels();
        String original = labels.get(exhibit.digit().label());
        PixelView picture = new PixelView(THUMBNAIL).rigid();
        picture.show(exhibit.image());
        String words = QuizWords.verdict(answer, labels) + " " + QuizWords.story(exhibit, labels);
        picture.setAccessibleText(words);
        Parts.tooltipOn(picture, words);
        FontIcon mark = new FontIcon(
                answer.namesTheOriginal()
                        ? BootstrapIcons.CHECK_CIRCLE_FILL
                        : answer.said() == QuizAnswer.CANNOT_TELL
                                ? BootstrapIcons.QUESTION_CIRCLE
                                : BootstrapIcons.X_CIRCLE);
        mark.getStyleClass().add(answer.namesTheOriginal() ? "quiz-mark-named" : "quiz-mark-missed");
        Label caption = Parts.label(original + " \u2192 " + labels.get(exhibit.answer()), "quiz-caption");
        caption.setGraphic(mark);
        Parts.tooltip(caption, words);
        return Parts.styled(new VBox(picture, caption), "quiz-thumbnail");
    }
}
