package org.tenfold.model;

import org.jspecify.annotations.Nullable;
import org.tenfold.image.NpyArray;

/**
 * The trained numbers of one layer: a convolution (encoder) or a transposed convolution (decoder), and the normalisation
 * after it, if there is one. The arrays are shared, not copied.
 *
 * @param weight of a convolution (out, in, height, width), of a transposed one (in, out, height, width), last index
 *     fastest
 * @param weightShape the four lengths
 * @param bias one number for each channel that comes out
 * @param norm null for a network's last layer
 */
public record LayerParameters(
        float[] weight,
        int[] weightShape,
        float[] bias,
        @Nullable Norm norm) {
    public LayerParameters {
        if (weightShape.length != 4) {
            throw new IllegalArgumentException(
                    "weight has the shape " + NpyArray.describe(weightShape) + ", expected four dimensions");
        }
        long count = 1;
        for (int length : weightShape) {
            count *= length;
        }
        if (count != weight.length) {
            throw new IllegalArgumentException("weight has " + weight.length + " numbers, expected " + count
                    + " for the shape " + NpyArray.describe(weightShape));
        }
        if (norm != null && norm.scale().length != bias.length) {
            throw new IllegalArgumentException("normalisation has " + norm.scale().length + " channels, expected "
                    + bias.length + " like the bias");
        }
    }
}
