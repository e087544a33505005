package org.tenfold.inference;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.model.AbsModel;
import org.tenfold.model.Installation;
import org.tenfold.model.ModelFolder;

/** A test digit against the 8000 prior samples of all ten classes, on one thread; on the shipped model. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SampleBenchmark {
    private final Installation installation = Installation.find();
    private final AbsModel model = ModelFolder.read(installation.shippedModel());
    private final AbsClassifier samples =
            AbsClassifier.of(model, PriorSamples.of(model), AbsSettings.SAMPLES, Workers.caller());
    private final LabelledImages digits = LabelledImages.read(installation.mnist(), Split.TEST);
    private int next;

    /** All samples are decoded before. */
    @Setup(Level.Trial)
    public void prepare() {
        samples.samples().prepare(AbsSettings.SAMPLES.samples(), () -> false);
    }

    @Benchmark
    public Analysis sampleComparison() {
        next = (next + 1) % digits.size();
        Image digit = digits.image(next);
        return samples.analyse(digit);
    }
}
