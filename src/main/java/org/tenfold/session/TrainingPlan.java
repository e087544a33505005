package org.tenfold.session;

import org.tenfold.training.TrainingCost;

/**
 * What a training will take, as far as it can be told before it begins.
 *
 * @param cost from pictures and passes
 * @param threads with which it fits into the memory; 0 if with none
 * @param room bytes of memory there are for it, those included that its pictures have already
 */
public record TrainingPlan(TrainingCost cost, int threads, long room) {
    /** Of one thread: the shipped model took 18.9 million pictures' work in 58 minutes on two. */
    private static final double PICTURES_A_SECOND = 2_700;

    private static final int BYTES_A_MEBIBYTE = 1 << 20;

    static TrainingPlan of(TrainingData data, int passes) {
        TrainingCost cost = data.cost(passes);
        // One processor is left to the drawing.
        int most = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return new TrainingPlan(cost, cost.threads(data.room(), most), data.room());
    }

    /** Whether there is memory enough. */
    public boolean fits() {
        return threads > 0;
    }

    /** Why it cannot begin where it does not fit, and what to do. */
    String refusal() {
        return Texts.of(
                "Training on {0} pictures takes about {1} MiB of memory, and the window has {2} to spare: choose {3}"
                        + " pictures at most, or train in a terminal with tenfold train.",
                cost.pictures(), mebibytes(), roomMebibytes(), mostPictures());
    }

    /** About how long it takes, if nothing is drawn meanwhile. */
    public double seconds() {
        return cost.seconds(PICTURES_A_SECOND * Math.max(1, threads));
    }

    /** What it takes at most, in MiB. */
    public long mebibytes() {
        return cost.bytes(Math.max(1, threads)) / BYTES_A_MEBIBYTE;
    }

    /** What there is for it, in MiB. */
    public long roomMebibytes() {
        return Math.max(0, room) / BYTES_A_MEBIBYTE;
    }

    /** How many pictures of these classes there would be memory for. */
    private int mostPictures() {
        int few = 0;
        int many = cost.pictures();
        while (many - few > 1) {
            int middle = (few + many) >>> 1;
            boolean fits = new TrainingCost(middle, cost.classes(), cost.epochs()).threads(room, 1) > 0;
            few = fits ? middle : few;
            many = fits ? many : middle;
        }
        return few;
    }
}
