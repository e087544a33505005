package org.tenfold.training;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tenfold.baseline.NetworkShape;
import org.tenfold.image.Image;

/**
 * Moves a batch of pictures, each pixel by at most ε, to where a network's loss is high: projected gradient ascent from a
 * random start. The gradients come from our own kernels, one picture per lane, which are an order of magnitude faster on
 * so small a network than Deeplearning4j, and are the same numbers. Not thread-safe.
 */
final class PictureAttack {
    private final NetworkShape shape;
    private final int size;
    private final LaneNetwork network;

    /** {@code [pixel][lane]}. */
    private final float[] original;

    private final float[] moved;
    private final float[] slopes;
    private final int[] labels;

    /**
     * An attack on batches of one size.
     *
     * @param shape of the network: without normalisation, rectified
     * @param size pictures a batch, a multiple of the vectors' length
     */
    PictureAttack(NetworkShape shape, int size) {
        if (shape.normalised() || shape.activation() != NetworkShape.Activation.RELU) {
            throw new IllegalArgumentException(shape + " is normalised or not rectified, expected neither");
        }
        this.shape = shape;
        this.size = size;
        LaneConvolution[] layers = new LaneConvolution[shape.layers()];
        for (int l = 0; l < layers.length; l++) {
            layers[l] = LaneConvolution.convolution(
                    shape.inputSide(l), shape.inputMaps(l), shape.outputMaps(l), shape.kernel(l), shape.stride(l));
        }
        network = LaneNetwork.rectified(layers, size);
        original = new float[Image.PIXELS * size];
        moved = new float[original.length];
        slopes = new float[original.length];
        labels = new int[size];
    }

    /** Replaces the pictures of a batch by attacked ones; pixels stay in [0, 1]. */
    void move(
            MultiLayerNetwork victim,
            PictureBatch batch,
            float epsilon,
            float step,
            int steps,
            SplittableRandom random) {
        copyWeights(victim);
        read(batch);
        for (int p = 0; p < moved.length; p++) {
            float start = epsilon * (float) (2 * random.nextDouble() - 1);
            moved[p] = Math.clamp(original[p] + start, 0f, 1f);
        }
        for (int k = 0; k < steps; k++) {
            findSlopes();
            for (int p = 0; p < moved.length; p++) {
                // x ← clip(x + step · sign(∂loss/∂x)) to within ε of the original and to [0, 1]
                float x = moved[p] + step * Math.signum(slopes[p]);
                x = Math.clamp(x, original[p] - epsilon, original[p] + epsilon);
                moved[p] = Math.clamp(x, 0f, 1f);
            }
        }
        write(batch.pictures());
    }

    /** ∂/∂pictures of the sum of the batch's cross-entropies, {@code [picture][pixel]}. */
    float[] slopes(MultiLayerNetwork victim, PictureBatch batch) {
        copyWeights(victim);
        read(batch);
        System.arraycopy(original, 0, moved, 0, moved.length);
        findSlopes();
        return byPicture(slopes);
    }

    private void findSlopes() {
        float[] logits = network.forward(moved);
        float[] d = network.outputGradient();
        int classes = shape.classes();
        double[] exponentials = new double[classes];
        for (int n = 0; n < size; n++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                largest = Math.max(largest, logits[c * size + n]);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                exponentials[c] = Math.exp(logits[c * size + n] - largest);
                sum += exponentials[c];
            }
            for (int c = 0; c < classes; c++) {
                // ∂(−log p_label)/∂logit_c = p_c − [c = label]
                d[c * size + n] = (float) (exponentials[c] / sum - (c == labels[n] ? 1 : 0));
            }
        }
        network.backward(slopes, false);
    }

    private void copyWeights(MultiLayerNetwork victim) {
        int at = 0;
        for (int l = 0; l < shape.layers(); l++) {
            float[] weight = numbers(victim.getLayer(at).getParam("W"));
            float[] bias = numbers(victim.getLayer(at).getParam("b"));
            int in = shape.inputMaps(l);
            int out = shape.outputMaps(l);
            int taps = shape.kernel(l) * shape.kernel(l);
            for (int t = 0; t < taps; t++) {
                for (int i = 0; i < in; i++) {
                    for (int o = 0; o < out; o++) {
                        network.theta[network.weightsAt(l) + (t * in + i) * out + o] = weight[(o * in + i) * taps + t];
                    }
                }
            }
            System.arraycopy(bias, 0, network.theta, network.biasAt(l), out);
            // a convolution and its activation
            at += 2;
        }
    }

    private void read(PictureBatch batch) {
        float[] pixels = numbers(batch.pictures());
        float[] classes = numbers(batch.labels());
        for (int n = 0; n < size; n++) {
            for (int p = 0; p < Image.PIXELS; p++) {
                original[p * size + n] = pixels[n * Image.PIXELS + p];
            }
            for (int c = 0; c < shape.classes(); c++) {
                if (classes[n * shape.classes() + c] == 1) {
                    labels[n] = c;
                }
            }
        }
    }

    private void write(INDArray pictures) {
        try (INDArray source = Nd4j.createFromArray(byPicture(moved))) {
            pictures.assign(source.reshape(pictures.shape()));
        }
    }

    private float[] byPicture(float[] byLane) {
        float[] result = new float[byLane.length];
        for (int n = 0; n < size; n++) {
            for (int p = 0; p < Image.PIXELS; p++) {
                result[n * Image.PIXELS + p] = byLane[p * size + n];
            }
        }
        return result;
    }

    private static float[] numbers(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
