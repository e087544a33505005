package org.tenfold.training;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.tenfold.baseline.Baseline;
import org.tenfold.model.Provenance;

/**
 * Training on attacked pictures, after Madry et al. (2018): every step fits the network to pictures that were moved, within
 * ε of the originals in the largest norm, to where its loss is high.
 */
final class AdversarialTrainer implements BaselineRecipe {
    static final int DEFAULT_EPOCHS = 30;
    /** ε: the largest change of a pixel. */
    static final double EPSILON = 0.3;

    private static final int BATCH = 128;
    private static final double PEAK_RATE = 3e-3;
    private static final double RISE = 0.2;
    private static final int STEPS = 10;
    private static final double STEP = 2.5 * EPSILON / STEPS;
    /** ε grows from 0 in this part of the training: from the start on, ε = 0.3 often teaches nothing at all. */
    private static final double GROWTH = 0.1;

    private final int epochs;
    private final PictureAttack attack;

    /** Training with so many passes over the training pictures. */
    AdversarialTrainer(int epochs) {
        this.epochs = epochs;
        this.attack = new PictureAttack(Baseline.ROBUST_CNN.shape(), BATCH);
    }

    @Override
    public Baseline baseline() {
        return Baseline.ROBUST_CNN;
    }

    @Override
    public int epochs() {
        return epochs;
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
        return 0;
    }

    @Override
    public boolean binary() {
        return false;
    }

    @Override
    public void harden(MultiLayerNetwork network, PictureBatch batch, double done, long seed) {
        double reached = Math.min(1, done / GROWTH);
        attack.move(
                network,
                batch,
                (float) (reached * EPSILON),
                (float) (reached * STEP),
                STEPS,
                new SplittableRandom(seed));
    }

    @Override
    public Provenance describe(Provenance provenance) {
        return provenance
                .with("adversarial", "projected gradient ascent, largest norm, random start, after Madry et al.")
                .with("epsilon", EPSILON)
                .with("attackSteps", (long) STEPS)
                .with("attackStep", STEP)
                .with("epsilonGrowth", GROWTH);
    }
}
