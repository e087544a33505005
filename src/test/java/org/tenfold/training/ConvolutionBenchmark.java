package org.tenfold.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The convolutions of one training step (forward, input gradient, weight gradient of all eight layers) with
 * {@link LaneConvolution} and as ND4J's matrix products on lowered pictures, in turn in one process. Lowering and raising
 * the pictures is not counted, so ND4J's figure is a lower bound of what training with it would cost. Run its main method
 * with the test class path.
 */
final class ConvolutionBenchmark {
    private static final int LANES = VaeNetwork.LANES;
    private static final int WARM_UP = 30;
    private static final int RUNS = 31;

    private ConvolutionBenchmark() {}

    public static void main(String[] args) {
        VaeNetwork shapes = new VaeNetwork(1e-5);
        double ours = 0;
        double nd4j = 0;
        for (LaneNetwork network : new LaneNetwork[] {shapes.encoder, shapes.decoder}) {
            for (LaneConvolution layer : network.layers) {
                // the first encoder layer needs no input gradient
                boolean inputGradient = layer.inputSide < 28;
                Runnable own = lanes(layer, inputGradient);
                Runnable product = products(layer, inputGradient);
                double[] ownMicros = new double[RUNS];
                double[] productMicros = new double[RUNS];
                for (int run = -WARM_UP; run < RUNS; run++) {
                    double a = micros(own);
                    double b = micros(product);
                    if (run >= 0) {
                        ownMicros[run] = a;
                        productMicros[run] = b;
                    }
                }
                Arrays.sort(ownMicros);
                Arrays.sort(productMicros);
                ours += ownMicros[RUNS / 2];
                nd4j += productMicros[RUNS / 2];
                System.out.printf(
                        Locale.ROOT,
                        "%2d x %2dx%2d -> %2d x %2dx%2d: own kernels %6.1f us a picture, ND4J products %6.1f us%n",
                        layer.inputChannels,
                        layer.inputSide,
                        layer.inputSide,
                        layer.outputChannels,
                        layer.outputSide,
                        layer.outputSide,
                        ownMicros[RUNS / 2],
                        productMicros[RUNS / 2]);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "all layers: own kernels %.1f us a picture, ND4J products %.1f us, ratio %.2f%n",
                ours,
                nd4j,
                nd4j / ours);
    }

    private static double micros(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e3 / LANES;
    }

    private static Runnable lanes(LaneConvolution layer, boolean inputGradient) {
        float[] weights = random(layer.weights());
        float[] flipped = new float[layer.weights()];
        float[] gradient = new float[layer.weights()];
        float[] in = random(layer.inputSize() * LANES);
        float[] dIn = new float[in.length];
        float[] out = random(layer.outputSize() * LANES);
        return () -> {
            layer.forward(weights, 0, -1, in, out, LANES);
            layer.weightGradient(in, out, gradient, 0, LANES);
            if (inputGradient) {
                layer.flip(weights, 0, flipped);
                layer.backward(flipped, out, dIn, LANES);
            }
        };
    }

    /** Lowered, a convolution of P pixels is a (P·N, taps·in) by (taps·in, out) product; transposed, the other way. */
    private static Runnable products(LaneConvolution layer, boolean inputGradient) {
        int side = layer.transposed ? layer.inputSide : layer.outputSide;
        int rows = side * side * LANES;
        int near = layer.transposed ? layer.inputChannels : layer.outputChannels;
        int far = layer.taps * (layer.transposed ? layer.outputChannels : layer.inputChannels);
        INDArray lowered = Nd4j.rand(rows, far);
        INDArray compact = Nd4j.rand(rows, near);
        INDArray weights = Nd4j.rand(far, near);
        INDArray loweredResult = Nd4j.create(rows, far);
        INDArray compactResult = Nd4j.create(rows, near);
        INDArray weightResult = Nd4j.create(far, near);
        INDArray flipped = weights.transpose();
        INDArray loweredTurned = lowered.transpose();
        boolean toCompact = !layer.transposed || inputGradient;
        boolean toLowered = layer.transposed || inputGradient;
        return () -> {
            if (toCompact) {
                lowered.mmuli(weights, compactResult);
            }
            if (toLowered) {
                compact.mmuli(flipped, loweredResult);
            }
            loweredTurned.mmuli(compact, weightResult);
        };
    }

    private static float[] random(int size) {
        SplittableRandom random = new SplittableRandom(size);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
