package org.tenfold.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The convolutions of one training step (forward, input gradient, weight gradient of all eight layers) with
 * {@link LaneConvolution} and as ND4J's matrix products on lowered pictures; time a picture. Lowering and raising the
 * pictures is not counted, so ND4J's figure is a lower bound of what training with it would cost.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ConvolutionBenchmark {
    private static final int LANES = VaeNetwork.LANES;
    private static final double NORM_EPSILON = 1e-5;

    private final List<Runnable> own = new ArrayList<>();
    private final List<Runnable> products = new ArrayList<>();

    /** Layers of the published shapes. */
    @Setup
    public void layers() {
        VaeNetwork shapes = new VaeNetwork(NORM_EPSILON);
        for (LaneNetwork network : List.of(shapes.encoder, shapes.decoder)) {
            for (LaneConvolution layer : network.layers) {
                // the first encoder layer needs no input gradient
                boolean inputGradient = layer.inputSide < 28;
                own.add(lanes(layer, inputGradient));
                products.add(products(layer, inputGradient));
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(VaeNetwork.LANES)
    public void ownKernels() {
        own.forEach(Runnable::run);
    }

    @Benchmark
    @OperationsPerInvocation(VaeNetwork.LANES)
    public void nd4jProducts() {
        products.forEach(Runnable::run);
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
