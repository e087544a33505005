package org.tenfold.inference;

import org.tenfold.image.Image;
import org.tenfold.math.Ball;
import org.tenfold.model.AbsModel;
import org.tenfold.model.Decoder;
import org.tenfold.model.Encoder;
import org.tenfold.model.ModelDescription;
import org.tenfold.model.NegativeElbo;
import org.tenfold.model.Vae;

/**
 * One class's latent space with the scratch memory to search it: the objective
 * {@code F(z; x) = ‖x − G(z)‖² + β · ½‖z‖²} over {@code ‖z‖ ≤ radius}. For one thread at a time.
 */
final class LatentSpace {
    private final Decoder decoder;
    private final Decoder.Workspace decoding;
    private final Encoder encoder;
    private final Encoder.Workspace encoding;
    private final double beta;
    private final double radius;

    private LatentSpace(Vae vae, double beta, double radius) {
        decoder = vae.decoder();
        decoding = decoder.workspace();
        encoder = vae.encoder();
        encoding = encoder.workspace();
        this.beta = beta;
        this.radius = radius;
    }

    /** Class {@code c} of a model. */
    static LatentSpace of(AbsModel model, int c) {
        ModelDescription description = model.description();
        return new LatentSpace(model.vae(c), description.beta(), description.latentRadius());
    }

    int latentSize() {
        return decoder.latentSize();
    }

    double beta() {
        return beta;
    }

    /** The encoder's mean for {@code x}, moved into the ball. */
    float[] encode(float[] x) {
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
        decoder.decode(point.z, point.image, decoding);
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
        decoder.gradient(point.z, x, point.image, gradient, decoding);
        point.value = value(point, x);
        for (int i = 0; i < gradient.length; i++) {
            // dF/dz = d‖x − G(z)‖²/dz + β z
            gradient[i] += (float) (beta * point.z[i]);
        }
    }

    /** Decodes z and fills {@code jacobian}, {@code [latent][pixel]}, with dG/dz. */
    void jacobian(Point point, float[][] jacobian) {
        decoder.jacobian(point.z, point.image, jacobian, decoding);
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
