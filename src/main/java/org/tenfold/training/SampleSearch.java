package org.tenfold.training;

import static org.tenfold.training.LaneConvolution.SPECIES;
import static org.tenfold.training.VaeNetwork.LATENT;
import static org.tenfold.training.VaeNetwork.PIXELS;

import jdk.incubator.vector.FloatVector;

/**
 * The decoded prior samples of one class and, for blocks of {@link #LANES} pictures, the best of them: a matrix product
 * with the samples as lanes, ‖x − G‖² + β·½‖z‖² = ‖x‖² − 2 x·G + (‖G‖² + β·½‖z‖²). Not thread-safe.
 */
final class SampleSearch {
    static final int LANES = 64;
    private final LaneConvolution product = LaneConvolution.convolution(1, PIXELS, LANES, 1, 1);
    private final float[][] blocks;
    private final float[][] offsets;
    private final float[] dots = new float[LANES * LANES];

    /** Decodes the latents ({@code [sample][8]}, any number) with a folded decoder of {@link #LANES} lanes. */
    SampleSearch(LaneNetwork decoder, float[][] latents, double beta) {
        int count = (latents.length + LANES - 1) / LANES;
        blocks = new float[count][];
        offsets = new float[count][LANES];
        float[] z = new float[LATENT * LANES];
        for (int b = 0; b < count; b++) {
            for (int n = 0; n < LANES; n++) {
                float[] latent = latents[Math.min(b * LANES + n, latents.length - 1)];
                for (int d = 0; d < LATENT; d++) {
                    z[d * LANES + n] = latent[d];
                    offsets[b][n] += (float) (beta / 2 * latent[d] * latent[d]);
                }
            }
            blocks[b] = new float[PIXELS * LANES];
            LaneMath.logistic(decoder.forward(z), blocks[b], PIXELS * LANES);
            for (int p = 0; p < PIXELS; p++) {
                for (int n = 0; n < LANES; n++) {
                    float g = blocks[b][p * LANES + n];
                    offsets[b][n] += g * g;
                }
            }
        }
        decoder.rest();
    }

    /** For each lane of x ({@code [pixel][lane]}) the best sample's index and its F; ties go to the lower index. */
    void best(float[] x, int[] index, float[] score) {
        float[] norms = new float[LANES];
        for (int p = 0; p < PIXELS; p++) {
            for (int n = 0; n < LANES; n++) {
                norms[n] += x[p * LANES + n] * x[p * LANES + n];
            }
        }
        java.util.Arrays.fill(score, 0, LANES, Float.POSITIVE_INFINITY);
        for (int b = 0; b < blocks.length; b++) {
            // x is the weight matrix [pixel][picture], the samples are the lanes: dots[picture][sample]
            product.forward(x, 0, -1, blocks[b], dots, LANES);
            for (int k = 0; k < LANES; k++) {
                float least = score[k];
                for (int n = 0; n < LANES; n += SPECIES.length()) {
                    FloatVector f = FloatVector.fromArray(SPECIES, dots, k * LANES + n)
                            .mul(-2f)
                            .add(FloatVector.fromArray(SPECIES, offsets[b], n));
                    if (f.compare(jdk.incubator.vector.VectorOperators.LT, least)
                            .anyTrue()) {
                        for (int m = n; m < n + SPECIES.length(); m++) {
                            float value = offsets[b][m] - 2 * dots[k * LANES + m];
                            if (value < least) {
                                least = value;
                                index[k] = b * LANES + m;
                            }
                        }
                    }
                }
                score[k] = least;
            }
        }
        for (int k = 0; k < LANES; k++) {
            score[k] += norms[k];
        }
    }
}
