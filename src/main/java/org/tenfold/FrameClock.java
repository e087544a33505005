package org.tenfold;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;

/**
 * How long the toolkit's thread is busy in each frame of a scene, from the beginning of one pulse to that of the next:
 * handling of input, results that arrive, animation, style, layout and handing the changes to the renderer.
 *
 * <p>Two figures a frame: the processor time of the thread, which is what a frame costs on a machine that has nothing else
 * to do, and the time on the clock from the pulse's beginning to the first task after it, which includes collections,
 * waiting for the renderer, and whatever else the machine has to do. For the toolkit's thread alone.
 */
final class FrameClock extends AnimationTimer {
    private static final double NANOS_PER_MILLI = 1e6;

    /** An hour of frames: nothing is allocated while frames are counted. */
    private static final int MOST_FRAMES = 60 * 60 * 60;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final float[] work = new float[MOST_FRAMES];
    private final float[] pulses = new float[MOST_FRAMES];
    private int frames;
    private int ended;
    private long pulseBegan;
    private long workBefore;

    FrameClock(Scene scene) {
        scene.addPostLayoutPulseListener(() -> {
            long began = pulseBegan;
            Platform.runLater(() -> pulseEnded(began));
        });
    }

    @Override
    public void handle(long now) {
        long cpu = threads.getCurrentThreadCpuTime();
        if (pulseBegan != 0 && frames < MOST_FRAMES) {
            work[frames++] = (float) ((cpu - workBefore) / NANOS_PER_MILLI);
        }
        workBefore = cpu;
        pulseBegan = System.nanoTime();
    }

    private void pulseEnded(long began) {
        if (began != 0 && ended < MOST_FRAMES) {
            pulses[ended++] = (float) ((System.nanoTime() - began) / NANOS_PER_MILLI);
        }
    }

    /** Forgets every frame so far. */
    void reset() {
        frames = 0;
        ended = 0;
    }

    int frames() {
        return frames;
    }

    /** Processor time of the toolkit's thread a frame, in milliseconds. */
    Spread work() {
        return Spread.of(work, frames);
    }

    /** Time on the clock a pulse, in milliseconds. */
    Spread pulses() {
        return Spread.of(pulses, ended);
    }

    /** Quantiles by nearest rank; zero where nothing was measured. */
    record Spread(double median, double p95, double p99, double longest) {
        static Spread of(float[] measured, int count) {
            float[] sorted = Arrays.copyOf(measured, count);
            Arrays.sort(sorted);
            return new Spread(rank(sorted, 0.5), rank(sorted, 0.95), rank(sorted, 0.99), rank(sorted, 1));
        }

        private static double rank(float[] sorted, double share) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
        }
    }
}
