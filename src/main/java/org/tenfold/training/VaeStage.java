package org.tenfold.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;

/**
 * The first stage, for one class: a plain variational auto-encoder on the pictures of that class. The weight of the KL
 * term falls from {@link #FIRST_BETA} to 1, the learning rate warms up and falls along a cosine.
 */
final class VaeStage {
    private static final double FIRST_BETA = 4;
    /** Part of the run over which the weight of the KL term falls to 1. */
    private static final double BETA_PART = 0.4;

    static final double LEARNING_RATE = 1e-2;
    private static final double WARM_UP = 0.05;
    private static final int EPOCHS_A_CHECKPOINT = 5;

    /** Receives the pictures trained on and the mean loss after each pass. */
    @FunctionalInterface
    interface OnEpoch {
        void finished(int epoch, int pictures, double loss);
    }

    private final LabelledImages images;
    private final int[] own;
    private final int epochs;
    private final long seed;
    private final Checkpoint checkpoint;
    private final String part;

    VaeStage(LabelledImages images, int[] own, int classIndex, int epochs, long seed, Checkpoint checkpoint) {
        this.images = images;
        this.own = own;
        this.epochs = epochs;
        this.seed = Seeds.mix(seed, "vae", classIndex);
        this.checkpoint = checkpoint;
        this.part = "vae-" + classIndex;
    }

    /**
     * Trains to the end, from the checkpoint if there is one.
     *
     * @param onlooker gets the network, which it must leave as it is, and the number of passes after each of them
     */
    VaeNetwork run(
            double normEpsilon,
            OnEpoch onEpoch,
            @Nullable ObjIntConsumer<VaeNetwork> onlooker,
            BooleanSupplier cancelled) {
        VaeNetwork network = new VaeNetwork(normEpsilon);
        SplittableRandom initial = new SplittableRandom(seed);
        network.encoder.initialise(initial);
        network.decoder.initialise(initial);
        int begin = restore(network);
        int lanes = VaeNetwork.LANES;
        int batches = Math.max(1, own.length / lanes);
        double steps = (double) batches * epochs;
        float[] x = new float[Image.PIXELS * lanes];
        float[] scratch = new float[Image.PIXELS];
        for (int epoch = begin; epoch < epochs; epoch++) {
            // Each pass has random numbers of its own, so that a resumed run goes on exactly where it was stopped.
            SplittableRandom random = new SplittableRandom(Seeds.mix(seed, "epoch", epoch));
            int[] order = own.clone();
            Pictures.shuffle(order, random);
            double loss = 0;
            for (int b = 0; b < batches; b++) {
                Cancelled.check(cancelled);
                for (int n = 0; n < lanes; n++) {
                    Pictures.toLane(images::copyTo, order[(b * lanes + n) % order.length], x, n, lanes, scratch);
                }
                double done = ((double) epoch * batches + b) / steps;
                loss += network.step(x, random, beta(done), learningRate(done));
            }
            boolean last = epoch == epochs - 1;
            if (last || (epoch + 1) % EPOCHS_A_CHECKPOINT == 0) {
                save(network, epoch + 1);
            }
            onEpoch.finished(epoch + 1, batches * lanes, loss / batches);
            if (onlooker != null) {
                onlooker.accept(network, epoch + 1);
            }
        }
        network.rest();
        return network;
    }

    private static double beta(double done) {
        return done < BETA_PART ? FIRST_BETA + (1 - FIRST_BETA) * done / BETA_PART : 1;
    }

    private static double learningRate(double done) {
        if (done < WARM_UP) {
            return LEARNING_RATE * (0.04 + 0.96 * done / WARM_UP);
        }
        return LEARNING_RATE * (0.5 * (1 + Math.cos(Math.PI * (done - WARM_UP) / (1 - WARM_UP))) + 1e-4);
    }

    private int restore(VaeNetwork network) {
        Map<String, float[]> saved = checkpoint.read(part);
        if (saved == null) {
            return 0;
        }
        float[] finished = new float[1];
        checkpoint.restore(saved, part, "epoch", finished);
        int epoch = (int) finished[0];
        network.state().forEach((name, array) -> checkpoint.restore(saved, part, name, array));
        long steps = (long) epoch * Math.max(1, own.length / VaeNetwork.LANES);
        network.encoderAdam.steps = steps;
        network.decoderAdam.steps = steps;
        return epoch;
    }

    private void save(VaeNetwork network, int epoch) {
        Map<String, float[]> state = new LinkedHashMap<>(network.state());
        state.put("epoch", new float[] {epoch});
        checkpoint.write(part, state);
    }
}
