package org.tenfold.inference;

import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.math.Ball;
import org.tenfold.model.AbsModel;
import org.tenfold.model.Decoder;
import org.tenfold.model.Encoder;
import org.tenfold.model.ModelDescription;
import org.tenfold.model.NegativeElbo;
import org.tenfold.model.Vae;

/**
 * One class's latent space and the memory to search it in: the objective
 * {@code F(z; x) = ‖x − G(z)‖² + β · ½‖z‖²} over {@code ‖z‖ ≤ radius}. For one thread at a time.
 */
final class LatentSpace {
    private final Decoder decoder;
    private final Encoder encoder;
    private final Memory memory;
    private final double beta;
    private final double radius;

    private LatentSpace(Vae vae, Memory memory, double beta, double radius) {
        decoder = vae.decoder();
        encoder = vae.encoder();
        this.memory = memory;
        this.beta = beta;
        this.radius = radius;
    }

    /** Class {@code c} of a model, with memory of its own. */
    static LatentSpace of(AbsModel model, int c) {
        return of(model, c, new Memory(model));
    }

    /** Class {@code c} of a model, in memory that may serve several of its classes, one at a time. */
    static LatentSpace of(AbsModel model, int c, Memory memory) {
        ModelDescription description = model.description();
        return new LatentSpace(model.vae(c), memory, description.beta(), description.latentRadius());
    }

    /** What a thread computes in, about a megabyte. All classes of a model have the same shape. */
    static final class Memory {
        private final Decoder.Workspace decoding;
        private Encoder.@Nullable Workspace encoding;

        Memory(AbsModel model) {
            decoding = model.vae(0).decoder().workspace();
        }
    }

    int latentSize() {
        return decoder.latentSize();
    }

    double beta() {
        return beta;
    }

    /** The encoder's mean for {@code x}, moved into the ball. */
    float[] encode(float[] x) {
        Encoder.Workspace encoding = memory.encoding;
        if (encoding == null) {
            encoding = encoder.workspace();
            memory.encoding = encoding;
        }
        float[] z = new float[latentSize()];
        encoder.mean(x, z, encoding);
        project(z);
        return z;
    }

    void project(float[] z) {
        Ball.project(z, radius);
    }

    /** Decodes z, in place of what {@code point} was. */
    void decode(Point point) {
        decoder.decode(point.z, point.image, memory.decoding);
    }

    /** Decodes z and scores the picture against {@code x}. */
    void score(Point point, float[] x) {
        decode(point);
        point.value = value(point, x);
    }

    /** {@code F} of a point that is decoded. */
    double value(Point point, float[] x) {
        // F = ‖x − G(z)‖² + β · ½‖z‖²
        NegativeElbo terms = NegativeElbo.of(x, point.image, point.z);
        return terms.squaredError() + beta * terms.kl();
    }

    /** Decodes z and fills {@code gradient} with dF/dz. */
    void gradient(Point point, float[] x, float[] gradient) {
        decoder.gradient(point.z, x, point.image, gradient, memory.decoding);
        point.value = value(point, x);
        for (int i = 0; i < gradient.length; i++) {
            // dF/dz = d‖x − G(z)‖²/dz + β z
            gradient[i] += (float) (beta * point.z[i]);
        }
    }

    /** Decodes z and fills {@code jacobian}, {@code [latent][pixel]}, with dG/dz. */
    void jacobian(Point point, float[][] jacobian) {
        decoder.jacobian(point.z, point.image, jacobian, memory.decoding);
    }

    /** A latent, its picture and its score. */
    static final class Point {
        final float[] z;
        final float[] image = new float[Image.PIXELS];
        double value = Double.POSITIVE_INFINITY;

        Point(float[] z) {
            this.z = z;
        }
    }
}
