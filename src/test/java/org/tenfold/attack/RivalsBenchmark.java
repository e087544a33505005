package org.tenfold.attack;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.PriorSamples;
import org.tenfold.inference.Workers;
import org.tenfold.model.AbsModel;
import org.tenfold.model.Classifier;
import org.tenfold.model.Installation;
import org.tenfold.model.ModelFolder;
import org.tenfold.model.Prediction;

/** What each contender answers about one test digit after another, on the shipped models. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RivalsBenchmark {
    @Param
    public Contender contender = Contender.ABS;

    private final Installation installation = Installation.find();
    private final LabelledImages digits = LabelledImages.read(installation.mnist(), Split.TEST);
    private @Nullable Classifier classifier;
    private int next;

    /** All samples are decoded and the network is read before. */
    @Setup(Level.Trial)
    public void prepare() {
        AbsModel model = ModelFolder.read(installation.shippedModel());
        AbsClassifier abs = AbsClassifier.of(model, PriorSamples.of(model), AbsSettings.FAST, Workers.shared());
        abs.samples().prepare(AbsSettings.FAST.samples(), () -> false);
        Baselines baselines = Baselines.of(installation.shippedModel(), installation.mnist());
        classifier = Contenders.of(abs, baselines).open(contender, said -> {}).classifier();
    }

    @Benchmark
    public Prediction answer() {
        next = (next + 1) % digits.size();
        return Objects.requireNonNull(classifier).predict(digits.image(next));
    }
}
