package org.tenfold.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tenfold.baseline.Baseline;
import org.tenfold.baseline.NetworkShape;
import org.tenfold.model.Provenance;

/**
 * Training on attacked pictures, after Madry et al. (2018): every step fits the network to pictures that were moved, within
 * ε of the originals in the largest norm, to where its loss is high. First with one large step from a random start (Wong,
 * Rice, Kolter 2020), which is cheap, then with several smaller ones.
 *
 * @param passes over the training pictures, two thirds of them cheap ones
 */
record AdversarialTrainer(int passes) implements BaselineRecipe {
    static final int DEFAULT_EPOCHS = 24;
    /** ε: the largest change of a pixel. */
    static final double EPSILON = 0.3;

    private static final int BATCH = 128;
    private static final double PEAK_RATE = 4e-3;
    private static final double RISE = 0.3;
    /** Wong et al.: a step of 1.25 ε from a random start. */
    private static final double SINGLE_STEP = 1.25 * EPSILON;

    private static final int STEPS = 8;
    private static final double STEP = 2.5 * EPSILON / STEPS;
    /** ε grows from 0 in this part of the training: from the start on, ε = 0.3 often teaches nothing at all. */
    private static final double GROWTH = 0.08;

    @Override
    public Baseline baseline() {
        return Baseline.ROBUST_CNN;
    }

    @Override
    public NetworkShape shape() {
        return NetworkShape.ROBUST;
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
    public List<Stage> stages() {
        int pgd = passes / 3;
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(BaselineProgress.Stage.FAST_ADVERSARIAL, passes - pgd, 2));
        if (pgd > 0) {
            stages.add(new Stage(BaselineProgress.Stage.PGD, pgd, 1 + STEPS));
        }
        return stages;
    }

    @Override
    public void harden(
            MultiLayerNetwork network, PictureBatch batch, BaselineProgress.Stage stage, double done, long seed) {
        double reached = Math.min(1, done / GROWTH);
        boolean one = stage == BaselineProgress.Stage.FAST_ADVERSARIAL;
        attack(
                network,
                batch,
                (float) (reached * EPSILON),
                (float) (reached * (one ? SINGLE_STEP : STEP)),
                one ? 1 : STEPS,
                new SplittableRandom(seed));
    }

    /** Projected gradient ascent of the loss from a random start, in place; pixels stay in [0, 1]. */
    static void attack(
            MultiLayerNetwork network,
            PictureBatch batch,
            float epsilon,
            float step,
            int steps,
            SplittableRandom random) {
        INDArray pictures = batch.pictures();
        float[] original = pictures.dup('c').data().asFloat();
        float[] moved = new float[original.length];
        for (int p = 0; p < moved.length; p++) {
            float start = epsilon * (float) (2 * random.nextDouble() - 1);
            moved[p] = Math.clamp(original[p] + start, 0f, 1f);
        }
        for (int k = 0; k < steps; k++) {
            write(moved, pictures);
            float[] slope = inputGradient(network, batch);
            for (int p = 0; p < moved.length; p++) {
                // x ← clip(x + step · sign(∂loss/∂x)) to within ε of the original and to [0, 1]
                float x = moved[p] + step * Math.signum(slope[p]);
                x = Math.clamp(x, original[p] - epsilon, original[p] + epsilon);
                moved[p] = Math.clamp(x, 0f, 1f);
            }
        }
        write(moved, pictures);
    }

    /**
     * ∂loss/∂pictures. Deeplearning4j's is right only as in training, which is how it is asked here; with batch normalisation
     * that would be the statistics of the batch, so the network must have none.
     */
    static float[] inputGradient(MultiLayerNetwork network, PictureBatch batch) {
        INDArray slope = network.calculateGradients(batch.pictures(), batch.labels(), null, null)
                .getSecond();
        float[] numbers = slope.dup('c').data().asFloat();
        if (slope.closeable()) {
            slope.close();
        }
        return numbers;
    }

    private static void write(float[] pixels, INDArray pictures) {
        try (INDArray source = Nd4j.createFromArray(pixels)) {
            pictures.assign(source.reshape(pictures.shape()));
        }
    }

    @Override
    public Provenance describe(Provenance provenance) {
        int pgd = passes / 3;
        return provenance
                .with("adversarial", "largest norm, random start, after Madry et al. and Wong et al.")
                .with("epsilon", EPSILON)
                .with("singleStepEpochs", (long) passes - pgd)
                .with("singleStep", SINGLE_STEP)
                .with("pgdEpochs", (long) pgd)
                .with("pgdSteps", (long) STEPS)
                .with("pgdStep", STEP)
                .with("epsilonGrowth", GROWTH);
    }
}
