package org.tenfold.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.tenfold.baseline.Baseline;
import org.tenfold.model.Provenance;

/** How one rival is trained: its optimiser's settings, and what is done to the pictures before each step. */
interface BaselineRecipe {
    Baseline baseline();

    /** Passes over the training pictures. */
    int epochs();

    /** Pictures a step. */
    int batch();

    LearningRate learningRate();

    /** Every picture is moved by at most so many pixels. */
    int farthestMove();

    /** Whether pictures are thresholded at 0.5. */
    boolean binary();

    /**
     * Makes a batch harder, in place: nothing for plain training.
     *
     * @param done part of the training that is behind, from 0 to 1
     */
    void harden(MultiLayerNetwork network, PictureBatch batch, double done, long seed);

    /** Adds what is particular to this recipe. */
    Provenance describe(Provenance provenance);
}
