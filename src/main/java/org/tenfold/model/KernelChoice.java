package org.tenfold.model;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Decides while the program runs whether a kind of pass is taken by plain Java or by its twin in {@link ChannelLanes}.
 *
 * <p>Both give the same bits, so that only speed depends on the choice. The twin needs the incubating module
 * {@code jdk.incubator.vector}, and until the just-in-time compiler has come to it, it is slower than plain Java by
 * orders of magnitude. Therefore plain Java does the work at first. When it has been busy for a while, another
 * thread lets both do the same again and again; from when the twin is faster, it is taken. Where that never happens,
 * plain Java stays. Safe for use by several threads.
 */
public final class KernelChoice {
    private static final String MODULE = "jdk.incubator.vector";
    private static final boolean PRESENT = ModuleLayer.boot().findModule(MODULE).isPresent();

    /** So many times in a row the twin has to be faster. */
    private static final int WINS = 20;

    /** Compiling takes a second or two, longer on a busy machine. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** Decoders; tried after two or three answers, so that a program that wants no more than one is left alone. */
    static final KernelChoice DRAWING = new KernelChoice("drawing", 300, PATIENCE_NANOS);

    /** Encoders; an answer takes ten passes. */
    static final KernelChoice RECOGNISING = new KernelChoice("recognising", 30, PATIENCE_NANOS);

    /** No trial begins before this time of {@link System#nanoTime}. */
    private static volatile long quietUntil = System.nanoTime();

    private final String name;
    private final int busy;
    private final long patienceNanos;
    private final AtomicInteger passes = new AtomicInteger();
    private volatile boolean lanes;
    private volatile boolean settled = !PRESENT;

    /**
     * A choice that has not been made.
     *
     * @param busy plain passes before the trial
     * @param patienceNanos how long the twin has to become faster
     */
    KernelChoice(String name, int busy, long patienceNanos) {
        this.name = name;
        this.busy = busy;
        this.patienceNanos = patienceNanos;
    }

    /** The same work in two ways. */
    interface Contest {
        /** One pass of plain Java. */
        void plain();

        /** The same in vectors. */
        void inLanes();
    }

    /** Whether this virtual machine was started with the module that vectors need. */
    static boolean present() {
        return PRESENT;
    }

    /**
     * Lets no trial begin for a while: compiling vectors keeps a processor busy for seconds, and a program that has just been
     * started has better things to do.
     */
    public static void keepQuiet(Duration whileStarting) {
        quietUntil = System.nanoTime() + whileStarting.toNanos();
    }

    /** Whether every choice has been made for good: for measurements, which should wait for it. */
    public static boolean allSettled() {
        return DRAWING.settled && RECOGNISING.settled;
    }

    /** Whether this choice has been made for good. */
    boolean settled() {
        return settled;
    }

    /** Whether the coming pass is to be taken in vectors; {@code contest} is run once there have been enough plain ones. */
    boolean lanes(Contest contest) {
        if (!settled && passes.get() < busy && passes.incrementAndGet() == busy) {
            Thread trial = new Thread(() -> decide(contest), "tenfold-kernels-" + name);
            trial.setDaemon(true);
            trial.start();
        }
        return lanes;
    }

    private void decide(Contest contest) {
        for (long left = quietUntil - System.nanoTime(); left > 0; left = quietUntil - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        long begin = System.nanoTime();
        int wins = 0;
        while (wins < WINS && System.nanoTime() - begin < patienceNanos) {
            long start = System.nanoTime();
            contest.plain();
            long middle = System.nanoTime();
            contest.inLanes();
            wins = System.nanoTime() - middle < middle - start ? wins + 1 : 0;
        }
        lanes = wins == WINS;
        settled = true;
    }
}
