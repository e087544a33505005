package org.tenfold.session;

import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.model.Installation;

/**
 * A course of lessons and the one that is on the stage. What a person has drawn and chosen is kept while a lesson is there,
 * and comes back when it ends.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; files are read on the reading thread.
 */
public final class LessonModel {
    private final ExplorerModel explorer;
    private final LatestOnly reading;
    private final LessonStage stage;
    private final Supplier<Course> shipped;
    private final ReadOnlyObjectWrapper<@Nullable Course> course = new ReadOnlyObjectWrapper<>(this, "course");
    private final ReadOnlyObjectWrapper<@Nullable Lesson> lesson = new ReadOnlyObjectWrapper<>(this, "lesson");
    private final ReadOnlyIntegerWrapper place = new ReadOnlyIntegerWrapper(this, "place", 0);
    private final ReadOnlyIntegerWrapper scene = new ReadOnlyIntegerWrapper(this, "scene", 0);
    private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper(this, "trying", false);
    private final ReadOnlyBooleanWrapper revealed = new ReadOnlyBooleanWrapper(this, "revealed", false);
    private final BooleanProperty live = new SimpleBooleanProperty(this, "live", false);

    LessonModel(ExplorerModel explorer, Threads threads) {
        this(explorer, threads, () -> Course.shipped(Installation.find().lessons(), Texts.language()));
    }

    /**
     * No lesson yet.
     *
     * @param shipped reads the course that comes with the program; called on the reading thread
     */
    LessonModel(ExplorerModel explorer, Threads threads, Supplier<Course> shipped) {
        this.explorer = explorer;
        this.shipped = shipped;
        reading = LatestOnly.of(threads.reading(), threads.screen());
        stage = new LessonStage(explorer);
    }

    // Properties

    /** The course that is open or was open last; none before the first. */
    public ReadOnlyObjectProperty<@Nullable Course> courseProperty() {
        return course.getReadOnlyProperty();
    }

    /** The lesson on the stage; none if there is none. */
    public ReadOnlyObjectProperty<@Nullable Lesson> lessonProperty() {
        return lesson.getReadOnlyProperty();
    }

    public @Nullable Lesson lesson() {
        return lesson.get();
    }

    /** The place of the lesson in its course, counted from 0. */
    public ReadOnlyIntegerProperty placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Counts how often the stage was set or cleared: a lesson may be set a second time. */
    public ReadOnlyIntegerProperty sceneProperty() {
        return scene.getReadOnlyProperty();
    }

    /** Whether the stage was left to the person, with something to do. */
    public ReadOnlyBooleanProperty tryingProperty() {
        return trying.getReadOnlyProperty();
    }

    /** Whether nothing is hidden and nothing pointed at any more. */
    public ReadOnlyBooleanProperty revealedProperty() {
        return revealed.getReadOnlyProperty();
    }

    /** Whether the strokes of a lesson are drawn before one's eyes; otherwise they are there at once. */
    public BooleanProperty liveProperty() {
        return live;
    }

    /** Whether everything that the lesson does by itself has begun. */
    public boolean isAtRest() {
        return stage.isAtRest();
    }

    public boolean hasNext() {
        Course present = course.get();
        return present != null && place.get() + 1 < present.lessons().size();
    }

    public boolean hasBack() {
        return course.get() != null && place.get() > 0;
    }

    // Commands

    /** Begins the lessons that come with the program, or goes on where they were left. */
    public void start() {
        Course present = course.get();
        if (present != null && present.name().isEmpty()) {
            show(place.get());
        } else {
            read(shipped);
        }
    }

    /** Begins the lessons of a file or a folder; if they cannot be read, that is said and nothing changes. */
    public void open(Path file) {
        read(() -> Course.read(file));
    }

    private void read(Supplier<Course> source) {
        reading.submit(
                (LatestOnly.Work<Course>) (onStep, cancelled) -> onStep.accept(source.get()),
                new LatestOnly.Screen<>() {
                    @Override
                    public void show(Course read) {
                        course.set(read);
                        LessonModel.this.show(0);
                    }

                    @Override
                    public void failed(RuntimeException reason) {
                        explorer.report(Notice.problem(reason));
                    }
                });
    }

    /** Sets the stage for a lesson of the course. */
    public void show(int number) {
        Course present = course.get();
        if (present == null || number < 0 || number >= present.lessons().size()) {
            return;
        }
        if (lesson.get() == null) {
            stage.keep();
        }
        Lesson shown = present.lessons().get(number);
        place.set(number);
        trying.set(false);
        revealed.set(false);
        lesson.set(shown);
        // First where one looks, then what happens there.
        scene.set(scene.get() + 1);
        stage.set(shown, live.get());
    }

    public void next() {
        if (lesson.get() != null && hasNext()) {
            show(place.get() + 1);
        }
    }

    public void back() {
        if (lesson.get() != null && hasBack()) {
            show(place.get() - 1);
        }
    }

    /** Leaves the stage as it is to the person. */
    public void tryIt() {
        if (lesson.get() != null) {
            trying.set(true);
            revealed.set(true);
        }
    }

    /** Brings back what the lesson hides. */
    public void reveal() {
        revealed.set(true);
    }

    /** Ends the lesson; what was drawn and chosen before it comes back. */
    public void end() {
        if (lesson.get() != null) {
            lesson.set(null);
            trying.set(false);
            revealed.set(false);
            stage.restore();
            scene.set(scene.get() + 1);
        }
    }
}
