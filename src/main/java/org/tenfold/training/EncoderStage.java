package org.tenfold.training;

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;

/**
 * The third stage, for one class: the encoder against the final decoder, which stays as it is. Inference asks every
 * class's encoder about pictures of all classes, so half of each batch shows the class and half the others.
 */
final class EncoderStage {
    static final double LEARNING_RATE = 1e-3;

    private final LabelledImages images;
    private final int[] own;
    private final int[] others;
    private final int epochs;
    private final long seed;

    EncoderStage(LabelledImages images, int pictures, int classIndex, int epochs, long seed) {
        this.images = images;
        this.epochs = epochs;
        this.seed = Seeds.mix(seed, "encoder", classIndex);
        own = IntStream.range(0, pictures)
                .filter(i -> images.label(i) == classIndex)
                .toArray();
        others = IntStream.range(0, pictures)
                .filter(i -> images.label(i) != classIndex)
                .toArray();
    }

    /** Fits the network's encoder in place. */
    void run(VaeNetwork network, VaeStage.OnEpoch onEpoch, BooleanSupplier cancelled) {
        SplittableRandom random = new SplittableRandom(seed);
        int lanes = VaeNetwork.LANES;
        int half = lanes / 2;
        int batches = Math.max(1, own.length / half);
        float[] x = new float[Image.PIXELS * lanes];
        float[] scratch = new float[Image.PIXELS];
        for (int epoch = 0; epoch < epochs; epoch++) {
            Pictures.shuffle(own, random);
            double loss = 0;
            for (int b = 0; b < batches; b++) {
                Cancelled.check(cancelled);
                for (int n = 0; n < lanes; n++) {
                    int i = n < half ? own[(b * half + n) % own.length] : others[random.nextInt(others.length)];
                    Pictures.toLane(images::copyTo, i, x, n, lanes, scratch);
                }
                double done = ((double) epoch * batches + b) / ((double) batches * epochs);
                loss += network.stepEncoder(x, random, LEARNING_RATE * 0.5 * (1 + Math.cos(Math.PI * done)));
            }
            onEpoch.finished(epoch + 1, batches * lanes, loss / batches);
        }
        network.rest();
    }
}
