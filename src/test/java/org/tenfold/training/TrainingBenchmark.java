package org.tenfold.training;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
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

/** One training step of one class's auto-encoder on a batch of random pictures, on one thread; time a picture. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TrainingBenchmark {
    private static final double NORM_EPSILON = 1e-5;
    private static final double LEARNING_RATE = 1e-4;

    private final VaeNetwork network = new VaeNetwork(NORM_EPSILON);
    private final SplittableRandom random = new SplittableRandom(1);
    private final float[] pictures = new float[VaeNetwork.PIXELS * VaeNetwork.LANES];

    /** Weights and pictures from a seed. */
    @Setup
    public void fill() {
        network.encoder.initialise(random);
        network.decoder.initialise(random);
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = (float) random.nextDouble();
        }
    }

    @Benchmark
    @OperationsPerInvocation(VaeNetwork.LANES)
    public double trainingStep() {
        return network.step(pictures, random, 1, LEARNING_RATE);
    }
}
