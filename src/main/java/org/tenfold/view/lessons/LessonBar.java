package org.tenfold.view.lessons;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tenfold.session.Course;
import org.tenfold.session.Lesson;
import org.tenfold.session.LessonModel;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Keys;
import org.tenfold.view.parts.Parts;

/**
 * A slim bar with what a lesson says, where it is in its course, and the ways on. It has the height of the longest text of
 * the course, so that nothing jumps from lesson to lesson.
 */
final class LessonBar extends VBox {
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

    private final LessonModel model;
    private final Label count = Parts.label("", "overline", "lesson-count");
    private final Label title = Parts.label("", "lesson-title");
    private final StackPane texts = new StackPane();
    private final List<Label> words = new ArrayList<>();
    private final List<Label> tasks = new ArrayList<>();
    private final HBox dots = Parts.styled(new HBox(), "lesson-dots");
    private final List<Button> places = new ArrayList<>();
    private final MenuButton list = new MenuButton("", new FontIcon(BootstrapIcons.LIST_UL));
    private final Button close = Parts.iconButton(
            BootstrapIcons.X,
            Texts.of("End the lesson"),
            Texts.of("End the lesson; your own drawing comes back  (Esc)"));
    private final Button back = new Button(Texts.of("Back"), new FontIcon(BootstrapIcons.CHEVRON_LEFT));
    private final Button next = new Button(Texts.of("Next"));
    private final Button tryIt = new Button("");
    private final Button open = Parts.iconButton(
            BootstrapIcons.EYE,
            Texts.of("Show all controls"),
            Texts.of("Show all controls: bring back what this lesson has put away"));
    private @Nullable Course course;

    LessonBar(LessonModel model) {
        this.model = model;
        createView();
        init();
    }

    private void createView() {
        setId("lessonBar");
        getStyleClass().addAll("lesson-bar");
        title.setId("lessonTitle");
        texts.setAlignment(Pos.TOP_LEFT);
        title.setMinWidth(0);
        list.getStyleClass().addAll("button-icon", "flat");
        list.setId("lessonList");
        list.setAccessibleText(Texts.of("All lessons"));
        Parts.tooltip(list, Texts.of("All lessons of this course"));
        close.setId("endLesson");
        back.setId("lessonBack");
        next.setId("lessonNext");
        next.getStyleClass().add("accent");
        tryIt.setId("lessonTry");
        open.setId("lessonOpen");
        Parts.tooltip(back, Keys.with(Texts.of("The lesson before"), Keys.LESSON_BACK));
        Parts.tooltip(next, Keys.with(Texts.of("The next lesson"), Keys.LESSON_NEXT));
        dots.setAlignment(Pos.CENTER);
        HBox heading = Parts.styled(
                new HBox(title, count, Parts.gap(), dots, list, open, tryIt, back, next, close), "lesson-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        for (Region part : new Region[] {count, dots, list, open, tryIt, back, next, close}) {
            part.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(heading, texts);
    }

    private void init() {
        close.setOnAction(event -> model.end());
        back.setOnAction(event -> model.back());
        next.setOnAction(event -> goOn());
        open.setOnAction(event -> model.reveal());
        tryIt.setOnAction(event -> {
            if (model.tryingProperty().get()) {
                model.show(model.placeProperty().get());
            } else {
                model.tryIt();
            }
        });
        model.sceneProperty().addListener((source, before, now) -> show());
        model.tryingProperty().addListener((source, before, now) -> show());
        model.revealedProperty().addListener((source, before, now) -> show());
        show();
    }

    /** The way on has the focus: the key that goes on works at once. */
    void focusNext() {
        next.requestFocus();
    }

    private void goOn() {
        if (model.hasNext()) {
            model.next();
        } else {
            model.end();
        }
    }

    private void show() {
        Lesson lesson = model.lesson();
        Course present = model.courseProperty().get();
        if (lesson == null || present == null) {
            return;
        }
        if (!present.equals(course)) {
            course = present;
            fill(present);
        }
        int place = model.placeProperty().get();
        boolean trying = model.tryingProperty().get();
        title.setText(lesson.title());
        count.setText(Texts.of("{0} of {1}", place + 1, present.lessons().size()));
        for (int i = 0; i < places.size(); i++) {
            places.get(i).pseudoClassStateChanged(PRESENT, i == place);
            places.get(i).pseudoClassStateChanged(PAST, i < place);
            words.get(i).setVisible(i == place && !trying);
            tasks.get(i).setVisible(i == place && trying);
        }
        back.setDisable(!model.hasBack());
        next.setText(model.hasNext() ? Texts.of("Next") : Texts.of("Finish"));
        tryIt.setVisible(!lesson.task().isEmpty());
        tryIt.setText(trying ? Texts.of("Show it again") : Texts.of("Try it yourself"));
        Parts.tooltip(
                tryIt,
                trying
                        ? Texts.of("Set the stage for this lesson once more")
                        : Texts.of("Everything is yours: nothing is hidden, and here is something to do"));
        open.setVisible(!model.revealedProperty().get() && !lesson.hidden().isEmpty());
        String spoken =
                Texts.of("Lesson {0} of {1}: {2}.", place + 1, present.lessons().size(), lesson.title()) + " "
                        + (trying ? lesson.task() : lesson.words()) + pointed(lesson, trying);
        setAccessibleText(spoken);
        next.setAccessibleHelp(spoken);
    }

    private static String pointed(Lesson lesson, boolean trying) {
        Lesson.Place point = lesson.point();
        return point == null || trying ? "" : " " + Texts.of("An outline shows where to look: {0}.", part(point));
    }

    private static String part(Lesson.Place place) {
        return switch (place) {
            case DRAW -> Texts.of("the drawing and its tools");
            case CANVAS -> Texts.of("the canvas");
            case SEEN -> Texts.of("the picture that the model sees");
            case VERDICT -> Texts.of("the verdict");
            case TILES -> Texts.of("the ten explanations");
            case RULER -> Texts.of("the robustness ruler");
            case TOOLS -> Texts.of("the tool on the right");
        };
    }

    private void fill(Course present) {
        for (List<?> old : List.of(words, tasks, places)) {
            old.clear();
        }
        texts.getChildren().clear();
        dots.getChildren().clear();
        list.getItems().clear();
        for (int i = 0; i < present.lessons().size(); i++) {
            Lesson lesson = present.lessons().get(i);
            words.add(text(lesson.words(), "lesson-words"));
            tasks.add(text(lesson.task(), "lesson-task"));
            places.add(dot(i, lesson));
            MenuItem item = new MenuItem((i + 1) + "  " + lesson.title());
            item.setMnemonicParsing(false);
            int place = i;
            item.setOnAction(event -> model.show(place));
            list.getItems().add(item);
        }
        texts.getChildren().addAll(words);
        texts.getChildren().addAll(tasks);
        dots.getChildren().addAll(places);
    }

    private static Label text(String said, String style) {
        Label text = Parts.label(said, style);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setVisible(false);
        return text;
    }

    private Button dot(int place, Lesson lesson) {
        Button dot = Parts.styled(new Button(), "lesson-dot");
        dot.setGraphic(Parts.styled(new Region(), "lesson-dot-mark"));
        String name = (place + 1) + "  " + lesson.title();
        Parts.explain(dot, Texts.of("Lesson {0}: {1}", place + 1, lesson.title()), name);
        dot.setOnAction(event -> model.show(place));
        // One gets there by the list: eight stops on the way to the buttons would be too many.
        dot.setFocusTraversable(false);
        return dot;
    }
}
