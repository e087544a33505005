package org.tenfold.training;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.tenfold.baseline.Baseline;
import org.tenfold.model.Provenance;

/**
 * Plain training of a convolutional network on pictures moved by at most a pixel, thresholded or not: cross-entropy, Adam.
 *
 * @param binary whether pictures are thresholded at 0.5
 * @param epochs passes over the training pictures
 */
record CnnTrainer(boolean binary, int epochs) implements BaselineRecipe {
    static final int DEFAULT_EPOCHS = 5;
    private static final int BATCH = 64;
    private static final double PEAK_RATE = 2e-3;
    private static final double RISE = 0.2;

    @Override
    public Baseline baseline() {
        return binary ? Baseline.BINARY_CNN : Baseline.CNN;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public LearningRate learningRate() {
        return new LearningRate(PEAK_RATE, RISE);
    }

    @Override
    public int farthestMove() {
        return 1;
    }

    @Override
    public void harden(MultiLayerNetwork network, PictureBatch batch, double done, long seed) {
        // Plain training sees the pictures as they are.
    }

    @Override
    public Provenance describe(Provenance provenance) {
        return provenance.with("pictures", binary ? "thresholded at 0.5" : "as they are");
    }
}
