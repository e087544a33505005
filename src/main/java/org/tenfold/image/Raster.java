package org.tenfold.image;

/**
 * A picture in colours, of any size.
 *
 * @param argb width · height colours, row by row; not copied
 */
public record Raster(int width, int height, int[] argb) {
    /** Checks that the numbers fit each other. */
    public Raster {
        if (width < 1 || height < 1 || argb.length != width * height) {
            throw new IllegalArgumentException("there are " + argb.length + " colours for a picture of " + width + "x"
                    + height + ", expected width times height of them and at least one");
        }
    }

    /** Every pixel as a square of {@code scale} by {@code scale}. */
    public Raster enlarged(int scale) {
        if (scale < 1) {
            throw new IllegalArgumentException("scale is " + scale + ", expected at least 1");
        }
        int[] large = new int[scale * width * scale * height];
        for (int y = 0; y < scale * height; y++) {
            for (int x = 0; x < scale * width; x++) {
                large[y * scale * width + x] = argb[y / scale * width + x / scale];
            }
        }
        return new Raster(scale * width, scale * height, large);
    }
}
