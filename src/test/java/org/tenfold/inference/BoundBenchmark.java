package org.tenfold.inference;

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
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.model.AbsModel;
import org.tenfold.model.Installation;
import org.tenfold.model.ModelFolder;

/**
 * What the ruler shows about a test digit, on the shipped model and as many threads as the window uses: the estimate beside an
 * answer that is there ({@code FAST}), the proof with the answer it is about ({@code SAMPLES}).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 4)
public class BoundBenchmark {
    @Param({"FAST", "SAMPLES"})
    public Preset preset = Preset.FAST;

    @Param({"L2", "LINF"})
    public RobustnessBound.Norm norm = RobustnessBound.Norm.L2;

    private final Installation installation = Installation.find();
    private final AbsModel model = ModelFolder.read(installation.shippedModel());
    private final LabelledImages digits = LabelledImages.read(installation.mnist(), Split.TEST);
    private AbsClassifier classifier =
            AbsClassifier.of(model, PriorSamples.of(model), AbsSettings.FAST, Workers.shared());
    private @Nullable Analysis answer;
    private int next;

    /** All samples are decoded before. */
    @Setup(Level.Trial)
    public void prepare() {
        classifier = classifier.with(preset == Preset.FAST ? AbsSettings.FAST : AbsSettings.SAMPLES);
        classifier.samples().prepare(classifier.settings().samples(), () -> false);
    }

    /** Another digit each time. */
    @Setup(Level.Invocation)
    public void nextDigit() {
        next = (next + 1) % digits.size();
        answer = preset == Preset.FAST ? classifier.analyse(digits.image(next)) : null;
    }

    @Benchmark
    public RobustnessBound bound() {
        Analysis about = answer == null ? classifier.analyse(digits.image(next)) : answer;
        return RobustnessBound.of(classifier, about, norm, () -> false);
    }
}
