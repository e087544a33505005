package org.tenfold.training;

import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;

/**
 * Pictures and labels as Deeplearning4j takes them.
 *
 * @param pictures {@code [picture, 1, 28, 28]}
 * @param labels {@code [picture, class]}, 1 for the digit it shows and 0 elsewhere
 */
record PictureBatch(INDArray pictures, INDArray labels) {
    /**
     * Gathers a batch.
     *
     * @param order positions of pictures
     * @param from where in the order the batch begins
     * @param size how many pictures
     * @param farthest every picture is moved by at most so many pixels in both directions; what enters is black
     * @param binary whether pictures are thresholded at 0.5
     * @param random of the moves
     */
    static PictureBatch of(
            LabelledImages images,
            int[] order,
            int from,
            int size,
            int farthest,
            boolean binary,
            SplittableRandom random) {
        float[] pixels = new float[size * Image.PIXELS];
        float[] classes = new float[size * LabelledImages.CLASSES];
        float[] picture = new float[Image.PIXELS];
        for (int k = 0; k < size; k++) {
            int i = order[from + k];
            images.copyTo(i, picture, 0);
            int down = random.nextInt(-farthest, farthest + 1);
            int right = random.nextInt(-farthest, farthest + 1);
            move(picture, down, right, pixels, k * Image.PIXELS);
            classes[k * LabelledImages.CLASSES + images.label(i)] = 1;
        }
        if (binary) {
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = pixels[p] >= 0.5f ? 1 : 0;
            }
        }
        return new PictureBatch(
                Nd4j.createFromArray(pixels).reshape(size, 1, Image.SIDE, Image.SIDE),
                Nd4j.createFromArray(classes).reshape(size, LabelledImages.CLASSES));
    }

    /** Writes the picture, moved, into {@code target}, starting at {@code offset}. */
    static void move(float[] picture, int down, int right, float[] target, int offset) {
        for (int row = 0; row < Image.SIDE; row++) {
            for (int column = 0; column < Image.SIDE; column++) {
                int y = row - down;
                int x = column - right;
                boolean inside = y >= 0 && y < Image.SIDE && x >= 0 && x < Image.SIDE;
                target[offset + row * Image.SIDE + column] = inside ? picture[y * Image.SIDE + x] : 0f;
            }
        }
    }

    /** Frees the memory outside the heap now, which the garbage collector cannot see. */
    void free() {
        pictures.close();
        labels.close();
    }
}
