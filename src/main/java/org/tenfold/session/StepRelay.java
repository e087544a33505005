package org.tenfold.session;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.AttackStep;

/**
 * Takes the steps of an attack, which may come by the thousand in a second, and tells the screen of at most one a frame;
 * whenever the attack is held or at its end the newest step is told.
 *
 * <p>Thread rule: used by the attack's worker alone.
 */
final class StepRelay implements Consumer<AttackStep> {
    private static final double NANOSECONDS = 1e6;

    private final AttackSettings settings;
    private final Pause pause;
    private final LongSupplier nanoTime;
    private final Consumer<AttackProgress> screen;
    private final MarginCurve curve = new MarginCurve();
    private @Nullable AttackStep newest;
    private @Nullable AttackStep nearest;
    private int label;
    private long told;
    private boolean toldNewest = true;

    /**
     * A relay for one attack.
     *
     * @param nanoTime a clock in nanoseconds
     * @param screen told of a step now and then
     */
    StepRelay(AttackSettings settings, Pause pause, LongSupplier nanoTime, Consumer<AttackProgress> screen) {
        this.settings = settings;
        this.pause = pause;
        this.nanoTime = nanoTime;
        this.screen = screen;
    }

    @Override
    public void accept(AttackStep step) {
        boolean first = newest == null;
        if (first) {
            label = step.prediction().label();
        }
        note(step);
        long now = nanoTime.getAsLong();
        if (first || (now - told) / NANOSECONDS >= Pace.FRAME) {
            told = now;
            tellNewest();
        }
        pause.pass(this::tellNewest);
    }

    private void note(AttackStep step) {
        newest = step;
        toldNewest = false;
        Integer target = settings.target();
        int answer = step.prediction().label();
        boolean fooled = target == null ? answer != label : answer == target;
        double margin = MarginCurve.margin(step.prediction().probabilities(), label, target);
        curve.add(new MarginCurve.Point(step.step(), step.distance(), margin, fooled));
        AttackStep before = nearest;
        boolean nearer = before == null || step.distance() < before.distance();
        if (fooled && nearer && step.distance() <= settings.budget()) {
            nearest = step;
        }
    }

    /** Tells the screen of the newest step, if it does not know it yet. */
    void tellNewest() {
        AttackStep step = newest;
        if (step != null && !toldNewest) {
            toldNewest = true;
            screen.accept(new AttackProgress(step, nearest, curve.points()));
        }
    }
}
