package org.tenfold.model;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tenfold.image.Image;

/** One picture through one class's networks, on the shipped model. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class NetworkBenchmark {
    private final AbsModel model = ModelFolder.read(Installation.find().shippedModel());
    private final Decoder decoder = model.vae(0).decoder();
    private final Encoder encoder = model.vae(0).encoder();
    private final Decoder.Workspace decoding = decoder.workspace();
    private final Encoder.Workspace encoding = encoder.workspace();
    private final float[] image = new float[Image.PIXELS];
    private final float[][] jacobian = new float[decoder.latentSize()][Image.PIXELS];
    private final float[] latent = new float[encoder.latentSize()];
    private int next;

    /** A picture for the encoder. */
    @Setup
    public void paint() {
        decoder.decode(model.priorLatents()[0], image, decoding);
    }

    private float[] sample() {
        next = (next + 1) % model.priorLatents().length;
        return model.priorLatents()[next];
    }

    @Benchmark
    public float[] decoderForward() {
        decoder.decode(sample(), image, decoding);
        return image;
    }

    @Benchmark
    public float[][] decoderJacobian() {
        decoder.jacobian(sample(), image, jacobian, decoding);
        return jacobian;
    }

    @Benchmark
    public float[] encoderMean() {
        encoder.mean(image, latent, encoding);
        return latent;
    }
}
