package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ImageTest {
    private static float[] pixels() {
        float[] pixels = new float[Image.PIXELS];
        pixels[0] = 0.49999997f;
        pixels[1] = 0.5f;
        pixels[28] = 1;
        return pixels;
    }

    @Test
    void rowsComeOneAfterTheOther() {
        Image image = Image.of(pixels());
        assertThat(image.get(1, 0)).isEqualTo(1);
        assertThat(image.at(28)).isEqualTo(1);
        assertThat(image.get(0, 1)).isEqualTo(0.5f);
        assertThatThrownBy(() -> image.get(0, 28)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void anImageDoesNotChangeWithTheArraysAroundIt() {
        float[] given = pixels();
        Image image = Image.of(given);
        given[0] = 1;
        image.toArray()[1] = 1;
        assertThat(image).isEqualTo(Image.of(pixels())).hasSameHashCodeAs(Image.of(pixels()));
    }

    @Test
    void halfAndMoreBecomesInk() {
        Image binary = Image.of(pixels()).binarized();
        assertThat(binary.at(0)).isZero();
        assertThat(binary.at(1)).isEqualTo(1);
        assertThat(binary.at(28)).isEqualTo(1);
    }

    @Test
    void onlyAnImageWithoutInkIsBlank() {
        assertThat(Image.blank().isBlank()).isTrue();
        assertThat(Image.of(pixels()).isBlank()).isFalse();
    }

    @Test
    void copiesGoWhereTheyShould() {
        float[] target = new float[1000];
        Image.of(pixels()).copyTo(target, 100);
        assertThat(target[128]).isEqualTo(1);
    }

    @Test
    void whatIsNoPictureIsRefused() {
        float[] tooLight = pixels();
        tooLight[30] = 1.5f;
        assertThatThrownBy(() -> Image.of(tooLight))
                .hasMessage("pixel at row 1, column 2 is 1.5, expected a number from 0 to 1");
        float[] nothing = pixels();
        nothing[0] = Float.NaN;
        assertThatThrownBy(() -> Image.of(nothing)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Image.of(new float[28])).hasMessage("picture has 28 pixels, expected 784");
    }
}
