package org.tenfold.training;

import java.nio.file.Path;

/**
 * What a training run came to.
 *
 * @param folder of the model
 * @param heldOut how many training pictures no network was fitted to; only the calibration saw them
 * @param wrong how many of these the model reads wrongly
 */
public record TrainingResult(Path folder, int heldOut, int wrong) {
    /** The share of held-out pictures that are read rightly, from 0 to 1. */
    public double accuracy() {
        return 1 - (double) wrong / heldOut;
    }
}
