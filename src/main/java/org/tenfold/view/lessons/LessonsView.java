package org.tenfold.view.lessons;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.tenfold.session.Lesson;
import org.tenfold.session.LessonModel;

/**
 * The workbench with the lessons: a bar over it, an outline round what is spoken of, and parts that are put away. There is
 * nothing of it before the first lesson.
 */
public final class LessonsView extends BorderPane {
    private final LessonModel model;
    private final Theatre theatre;
    private final StackPane place;
    private final Curtain curtain = new Curtain();
    private @Nullable LessonBar bar;
    private @Nullable Pointer pointer;
    private @Nullable Runnable putBack;

    /**
     * The view.
     *
     * @param desk what lies under the bar
     */
    public LessonsView(LessonModel model, Theatre theatre, Node desk) {
        this(model, theatre, desk, Platform.getPreferences().reducedMotionProperty());
    }

    /** The view where somebody may wish to see as little motion as possible. */
    LessonsView(LessonModel model, Theatre theatre, Node desk, ObservableBooleanValue stillness) {
        this.model = model;
        this.theatre = theatre;
        this.place = new StackPane(desk);
        createView();
        init();
        model.liveProperty().bind(Bindings.not(stillness));
    }

    private void createView() {
        getStylesheets().add(String.valueOf(LessonsView.class.getResource("lessons.css")));
        setCenter(place);
    }

    private void init() {
        model.sceneProperty().addListener((source, before, now) -> setScene());
        model.revealedProperty().addListener((source, before, now) -> reveal());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void setScene() {
        Lesson lesson = model.lesson();
        if (lesson == null) {
            end();
            return;
        }
        if (putBack == null) {
            putBack = theatre.keep();
        }
        LessonBar present = bar();
        if (getTop() == null) {
            setTop(present);
            present.focusNext();
        }
        theatre.clear();
        if (lesson.tab() != null) {
            theatre.show(lesson.tab());
        }
        if (lesson.tiles() != null) {
            theatre.show(lesson.tiles());
        }
        reveal();
    }

    private void end() {
        setTop(null);
        reveal();
        if (putBack != null) {
            putBack.run();
            putBack = null;
        }
    }

    /** Hides and points, or shows everything. */
    private void reveal() {
        Lesson lesson = model.revealedProperty().get() ? null : model.lesson();
        List<Node> away = new ArrayList<>();
        if (lesson != null) {
            lesson.hidden().forEach(part -> away.add(theatre.part(part)));
        }
        curtain.hide(away);
        pointer().point(lesson == null || lesson.point() == null ? null : theatre.part(lesson.point()));
    }

    private LessonBar bar() {
        LessonBar present = bar;
        if (present == null) {
            present = new LessonBar(model);
            bar = present;
        }
        return present;
    }

    private Pointer pointer() {
        Pointer present = pointer;
        if (present == null) {
            present = new Pointer();
            pointer = present;
            place.getChildren().add(present);
        }
        return present;
    }

    private void pressed(KeyEvent event) {
        if (model.lesson() == null || event.isShortcutDown()) {
            return;
        }
        boolean arrows = event.isAltDown() && !(event.getTarget() instanceof TextInputControl);
        if (event.getCode() == KeyCode.PAGE_DOWN || (arrows && event.getCode() == KeyCode.RIGHT)) {
            model.next();
            event.consume();
        } else if (event.getCode() == KeyCode.PAGE_UP || (arrows && event.getCode() == KeyCode.LEFT)) {
            model.back();
            event.consume();
        }
    }
}
