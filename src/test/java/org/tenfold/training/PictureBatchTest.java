package org.tenfold.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;

final class PictureBatchTest {
    private static final LabelledImages TEST = LabelledImages.read(Path.of("assets/mnist"), Split.TEST);

    @Test
    void picturesComeInTheirOrderWithTheirLabels() {
        PictureBatch batch = PictureBatch.of(TEST, new int[] {9, 4, 2, 7}, 1, 2, 0, false, new SplittableRandom(1));
        assertThat(batch.pictures().shape()).containsExactly(2, 1, 28, 28);
        assertThat(batch.labels().shape()).containsExactly(2, 10);
        for (int k = 0; k < 2; k++) {
            int i = k == 0 ? 4 : 2;
            assertThat(batch.labels().getDouble(k, TEST.label(i))).isEqualTo(1);
            for (int p = 0; p < Image.PIXELS; p++) {
                assertThat(batch.pictures().getFloat(k, 0, p / 28, p % 28))
                        .isEqualTo(TEST.image(i).at(p));
            }
        }
        assertThat(batch.labels().sumNumber().intValue()).isEqualTo(2);
    }

    @Test
    void binaryPicturesAreThoseOfTheClassifier() {
        PictureBatch batch = PictureBatch.of(TEST, new int[] {5}, 0, 1, 0, true, new SplittableRandom(1));
        assertThat(batch.pictures().dup().data().asFloat())
                .isEqualTo(TEST.image(5).binarized().toArray());
    }

    @Test
    void aMovedPictureIsBlackWhereNothingCameFrom() {
        float[] picture = new float[Image.PIXELS];
        picture[3 * 28 + 5] = 0.5f;
        picture[27 * 28 + 27] = 1f;
        float[] target = new float[Image.PIXELS];
        PictureBatch.move(picture, 1, -2, target, 0);
        float[] expected = new float[Image.PIXELS];
        expected[4 * 28 + 3] = 0.5f;
        assertThat(target).isEqualTo(expected);
    }

    @Test
    void movesAreAtMostTheFarthestAndNotAllTheSame() {
        int[] order = new int[64];
        PictureBatch batch = PictureBatch.of(TEST, order, 0, 64, 1, false, new SplittableRandom(1));
        float[] all = batch.pictures().dup().data().asFloat();
        boolean differs = false;
        for (int k = 0; k < 64; k++) {
            boolean same = false;
            for (int down = -1; down <= 1; down++) {
                for (int right = -1; right <= 1; right++) {
                    float[] moved = new float[Image.PIXELS];
                    PictureBatch.move(TEST.image(0).toArray(), down, right, moved, 0);
                    float[] found = Arrays.copyOfRange(all, k * Image.PIXELS, (k + 1) * Image.PIXELS);
                    same |= Arrays.equals(moved, found);
                    differs |= down != 0 && Arrays.equals(moved, found);
                }
            }
            assertThat(same).isTrue();
        }
        assertThat(differs).isTrue();
    }
}
