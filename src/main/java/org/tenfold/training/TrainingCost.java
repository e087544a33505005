package org.tenfold.training;

import org.tenfold.image.Image;

/**
 * What a training takes, known before it begins: work, counted in pictures of the first stage, and memory.
 *
 * @param pictures all that are there to train on, those that are held out as well
 * @param classes of the pictures
 * @param epochs passes of the first stage
 */
public record TrainingCost(int pictures, int classes, int epochs) {
    /** One in so many training pictures, the last ones, is held out for the calibration. */
    static final int HELD_OUT = 12;

    /** What one picture costs in a stage, in units of one picture of the first stage. */
    static final double DECODER = 6.3;

    static final double ENCODER = 0.8;
    static final double CALIBRATION = 12;

    private static final int MOST_ROUNDS = 28;
    private static final int MOST_ENCODER_EPOCHS = 10;

    /** Every class decodes its samples, and looks at them, beside what its pictures take. */
    private static final double CLASS = 4_000;

    /** Where a picture lies in its class, of itself and of its copy: score, latent, sample and the sample's score. */
    private static final int FOUND_BYTES = 2 * Float.BYTES * (VaeNetwork.LATENT + 3);

    /** What a picture takes once, whatever the classes: two labels, two posteriors, some terms of losses. */
    private static final int FITTED_BYTES = 2 * Integer.BYTES + 2 * Float.BYTES * LatentSearch.FACTORS + 160;

    /** What a class takes while it is at work: its samples decoded, or one batch through both its networks and back. */
    private static final long WORKER_BYTES = 40L << 20;

    /** How many of the pictures are held out. */
    public int heldOut() {
        return pictures / HELD_OUT;
    }

    /** How many are fitted. */
    public int fitted() {
        return pictures - heldOut();
    }

    /** Rounds of the second stage: a run of few epochs, which is a trial, has fewer of them too. */
    int rounds() {
        return Math.clamp(epochs * 2L / 3, 1, MOST_ROUNDS);
    }

    /** Passes of the third stage. */
    int encoderEpochs() {
        return Math.clamp(epochs / 6, 1, MOST_ENCODER_EPOCHS);
    }

    /** What is counted as done at the end. */
    double work() {
        return fitted() * (epochs + DECODER * rounds() + ENCODER * 2 * encoderEpochs()) + CALIBRATION * heldOut();
    }

    /**
     * About how long it takes.
     *
     * @param rate pictures of the first stage a second
     */
    public double seconds(double rate) {
        return (work() + CLASS * classes * (1 + rounds() / 4.0)) / rate;
    }

    /** Bytes of memory that the training takes at most, the pictures themselves included. */
    public long bytes(int threads) {
        return (long) pictures * Image.PIXELS
                + (long) fitted() * (FITTED_BYTES + (long) FOUND_BYTES * classes)
                + threads * WORKER_BYTES;
    }

    /** With how many threads, so many at most, it fits into some bytes of memory; 0 if with none. */
    public int threads(long room, int most) {
        return Math.clamp((room - bytes(0)) / WORKER_BYTES, 0, Math.min(most, classes));
    }
}
