package org.tenfold.training;

import static org.tenfold.training.LaneConvolution.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Batch normalisation of one layer followed by ELU, over activations {@code [pixel][channel][lane]}; the statistics of a
 * channel run over all pixels and lanes (Ioffe and Szegedy, 2015).
 */
final class LaneNorm {
    private static final int LANES = SPECIES.length();
    /** Weight of the newest batch in the running statistics. */
    private static final float MOMENTUM = 0.05f;

    final int pixels;
    final int channels;
    final float epsilon;
    final float[] runningMean;
    final float[] runningVariance;
    private final float[] mean;
    private final float[] inverse;
    private final float[] scratch = new float[LANES];

    LaneNorm(int pixels, int channels, double epsilon) {
        this.pixels = pixels;
        this.channels = channels;
        this.epsilon = (float) epsilon;
        runningMean = new float[channels];
        runningVariance = new float[channels];
        java.util.Arrays.fill(runningVariance, 1f);
        mean = new float[channels];
        inverse = new float[channels];
    }

    /** y = elu(γ · (a − mean) / √(variance + ε) + δ), with γ at theta[scale + c] and δ at theta[shift + c]. */
    void forward(float[] a, float[] y, float[] theta, int scale, int shift, int lanes) {
        int stride = channels * lanes;
        double count = (double) pixels * lanes;
        for (int c = 0; c < channels; c++) {
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector squares = FloatVector.zero(SPECIES);
            for (int p = 0, at = c * lanes; p < pixels; p++, at += stride) {
                for (int n = 0; n < lanes; n += LANES) {
                    FloatVector v = FloatVector.fromArray(SPECIES, a, at + n);
                    sum = sum.add(v);
                    squares = v.fma(v, squares);
                }
            }
            double m = LaneMath.sum(sum, scratch) / count;
            double variance = Math.max(0, LaneMath.sum(squares, scratch) / count - m * m);
            mean[c] = (float) m;
            inverse[c] = (float) (1 / Math.sqrt(variance + epsilon));
            runningMean[c] += MOMENTUM * ((float) m - runningMean[c]);
            runningVariance[c] += MOMENTUM * ((float) variance - runningVariance[c]);
            FloatVector gain = FloatVector.broadcast(SPECIES, theta[scale + c] * inverse[c]);
            FloatVector offset =
                    FloatVector.broadcast(SPECIES, theta[shift + c] - theta[scale + c] * inverse[c] * mean[c]);
            for (int p = 0, at = c * lanes; p < pixels; p++, at += stride) {
                for (int n = 0; n < lanes; n += LANES) {
                    LaneMath.elu(FloatVector.fromArray(SPECIES, a, at + n).fma(gain, offset))
                            .intoArray(y, at + n);
                }
            }
        }
    }

    /** Turns d = dLoss/dy in place into dLoss/da and adds the gradients of γ and δ. */
    void backward(float[] a, float[] y, float[] d, float[] theta, float[] gradient, int scale, int shift, int lanes) {
        int stride = channels * lanes;
        float count = (float) pixels * lanes;
        for (int c = 0; c < channels; c++) {
            FloatVector centre = FloatVector.broadcast(SPECIES, mean[c]);
            FloatVector narrow = FloatVector.broadcast(SPECIES, inverse[c]);
            FloatVector sum = FloatVector.zero(SPECIES);
            FloatVector product = FloatVector.zero(SPECIES);
            for (int p = 0, at = c * lanes; p < pixels; p++, at += stride) {
                for (int n = 0; n < lanes; n += LANES) {
                    FloatVector g = FloatVector.fromArray(SPECIES, d, at + n)
                            .mul(LaneMath.eluSlope(FloatVector.fromArray(SPECIES, y, at + n)));
                    g.intoArray(d, at + n);
                    FloatVector xHat = FloatVector.fromArray(SPECIES, a, at + n)
                            .sub(centre)
                            .mul(narrow);
                    sum = sum.add(g);
                    product = g.fma(xHat, product);
                }
            }
            float dShift = LaneMath.sum(sum, scratch);
            float dScale = LaneMath.sum(product, scratch);
            gradient[shift + c] += dShift;
            gradient[scale + c] += dScale;
            // da = γ/σ · (g − mean(g) − x̂ · mean(g · x̂))
            FloatVector gain = FloatVector.broadcast(SPECIES, theta[scale + c] * inverse[c]);
            FloatVector meanG = FloatVector.broadcast(SPECIES, dShift / count);
            FloatVector meanGx = FloatVector.broadcast(SPECIES, -dScale / count);
            for (int p = 0, at = c * lanes; p < pixels; p++, at += stride) {
                for (int n = 0; n < lanes; n += LANES) {
                    FloatVector xHat = FloatVector.fromArray(SPECIES, a, at + n)
                            .sub(centre)
                            .mul(narrow);
                    xHat.fma(meanGx, FloatVector.fromArray(SPECIES, d, at + n).sub(meanG))
                            .mul(gain)
                            .intoArray(d, at + n);
                }
            }
        }
    }
}
