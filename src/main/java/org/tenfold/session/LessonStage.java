package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Stroke;

/**
 * Sets the session's part of a lesson, and puts back what was there before the first one.
 *
 * <p>A deed waits for what it needs: an attack for the answer of its victim to the lesson's picture.
 *
 * <p>Thread rule: everything here belongs to the screen's thread.
 */
final class LessonStage {
    private final ExplorerModel explorer;
    private final AttackModel attack;
    private final FoolingModel fooling;
    private @Nullable Before before;

    /** What a lesson still waits for. */
    private Lesson.@Nullable Picture awaitedPicture;

    private boolean attackIsDue;
    private boolean noiseIsDue;

    /** What was there before the lessons. */
    private record Before(
            Drawing drawing,
            int digit,
            int chosenClass,
            AttackChoices.Kept choices,
            @Nullable PastAttack shown,
            FoolingModel.Kept fooling,
            Painting painting) {}

    LessonStage(ExplorerModel explorer) {
        this.explorer = explorer;
        attack = explorer.attack();
        fooling = explorer.fooling();
        explorer.digits().allProperty().addListener((source, old, now) -> showAwaited());
        explorer.drawing().writingProperty().addListener((source, old, now) -> attackIfReady());
        explorer.explainedProperty().addListener((source, old, now) -> attackIfReady());
        attack.choices().answerProperty().addListener((source, old, now) -> attackIfReady());
        attack.choices().attacksProperty().addListener((source, old, now) -> attackIfReady());
        fooling.stateProperty().addListener((source, old, now) -> drawNoise(now));
    }

    /** Takes note of what is there. */
    void keep() {
        before = new Before(
                explorer.drawing().present(),
                explorer.digits().last(),
                explorer.chosenClassProperty().get(),
                attack.choices().keep(),
                attack.endedProperty().get(),
                fooling.keep(),
                explorer.paint().setAside());
    }

    /** Puts back what was there; nothing of the lesson goes on. */
    void restore() {
        Before kept = before;
        if (kept == null) {
            return;
        }
        before = null;
        stop();
        explorer.digits().showAgain(kept.drawing, kept.digit);
        choose(kept.chosenClass);
        attack.choices().restore(kept.choices);
        if (kept.shown != null) {
            attack.show(kept.shown);
        }
        fooling.restore(kept.fooling);
        explorer.paint().takeBack(kept.painting);
    }

    private void stop() {
        awaitedPicture = null;
        attackIsDue = false;
        noiseIsDue = false;
        explorer.drawing().finishWriting();
        attack.cancel();
        fooling.cancel();
    }

    /** Whether nothing waits any more, or waits for what will not come. */
    boolean isAtRest() {
        boolean attackMayCome =
                attackIsDue && attack.choices().problemProperty().get().isEmpty();
        return !attackMayCome
                && !explorer.drawing().writingProperty().get()
                && (!noiseIsDue || !fooling.stateProperty().get().isUnderWay());
    }

    /**
     * Sets the stage.
     *
     * @param live whether strokes are drawn before one's eyes, and not there at once
     */
    void set(Lesson lesson, boolean live) {
        stop();
        show(lesson.picture(), live);
        Integer shownClass = lesson.shownClass();
        choose(shownClass == null ? ExplorerModel.NO_CLASS : shownClass);
        if (lesson.deed() instanceof Lesson.Deed.Assault assault) {
            attack.choices().choose(assault);
            attackIsDue = assault.runs();
            attackIfReady();
        } else if (lesson.deed() instanceof Lesson.Deed.Noise noise) {
            fooling.choose(noise);
            noiseIsDue = true;
            fooling.run();
        }
    }

    private void show(Lesson.Picture picture, boolean live) {
        if (picture instanceof Lesson.Picture.Blank) {
            explorer.drawing().clear();
        } else if (picture instanceof Lesson.Picture.Strokes drawn) {
            List<Stroke> strokes = strokes(drawn.strokes());
            if (live) {
                explorer.drawing().write(strokes);
            } else {
                explorer.drawing().put(new Drawing(null, strokes));
            }
        } else {
            awaitedPicture = picture;
            showAwaited();
        }
    }

    /** Test digits may still be on their way. */
    private void showAwaited() {
        if (explorer.digits().allProperty().get() == null) {
            return;
        }
        if (awaitedPicture instanceof Lesson.Picture.TestDigit digit) {
            explorer.digits().show(digit.index());
        } else if (awaitedPicture instanceof Lesson.Picture.AnyOf any) {
            explorer.digits().showAny(any.label());
        }
        awaitedPicture = null;
    }

    private static List<Stroke> strokes(List<List<Double>> lines) {
        List<Stroke> strokes = new ArrayList<>();
        for (List<Double> line : lines) {
            float[] x = new float[line.size() / 2];
            float[] y = new float[line.size() / 2];
            for (int i = 0; i < x.length; i++) {
                x[i] = line.get(2 * i).floatValue();
                y[i] = line.get(2 * i + 1).floatValue();
            }
            strokes.add(new Stroke(x, y, (float) DrawingModel.USUAL_WIDTH, false));
        }
        return strokes;
    }

    private void choose(int classIndex) {
        int chosen = explorer.chosenClassProperty().get();
        // Another model may have fewer classes.
        if (chosen != classIndex && classIndex < explorer.labels().size()) {
            explorer.chooseClass(classIndex == ExplorerModel.NO_CLASS ? chosen : classIndex);
        }
    }

    private void attackIfReady() {
        AttackChoices choices = attack.choices();
        boolean ready = awaitedPicture == null
                && !explorer.drawing().writingProperty().get()
                && explorer.explainedProperty().get()
                && choices.answerProperty().get() != null
                && !choices.attacksProperty().get().isEmpty()
                && choices.obstacleProperty().get().isEmpty();
        if (attackIsDue && ready) {
            attackIsDue = false;
            attack.run();
        }
    }

    private void drawNoise(FoolingModel.State state) {
        if (noiseIsDue && state == FoolingModel.State.FINISHED) {
            noiseIsDue = false;
            fooling.draw();
        }
    }
}
