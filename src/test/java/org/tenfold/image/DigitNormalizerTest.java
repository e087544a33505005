package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tenfold.image.DigitNormalizer.Normalized;
import org.tenfold.math.Distance;

final class DigitNormalizerTest {
    /** Mean difference of a pixel after a digit was enlarged ten times and moved; a few come back a pixel aside. */
    private static final double RETURN_TOLERANCE = 0.001;

    /** The mean of 100 equal floats is not quite the float. */
    private static final double MEDIAN_TOLERANCE = 1e-6;

    private static float[] rectangle(int side, int left, int top, int width, int height) {
        float[] levels = new float[side * side];
        for (int row = top; row < top + height; row++) {
            Arrays.fill(levels, row * side + left, row * side + left + width, 1);
        }
        return levels;
    }

    @Test
    void aWideRectangleBecomesTwentyWideInTheMiddle() {
        // 100x50 points, scaled by 1/5 to 20x10, centre of mass at column 14 (from 4) and row 14 (from 9)
        Image image =
                DigitNormalizer.normalize(rectangle(280, 30, 170, 100, 50), 280).image();
        for (int row = 0; row < 28; row++) {
            for (int column = 0; column < 28; column++) {
                boolean inside = column >= 4 && column < 24 && row >= 9 && row < 19;
                assertThat(image.get(row, column)).isCloseTo(inside ? 1f : 0f, within(1e-5f));
            }
        }
    }

    @Test
    void thePlacementLeadsFromTheGridToThePicture() {
        Normalized normalized = DigitNormalizer.normalize(rectangle(280, 30, 170, 100, 50), 280);
        DigitNormalizer.Placement placement = normalized.placement();
        assertThat(placement.scale()).isEqualTo(0.2);
        // the rectangle's left and top edges
        assertThat(30 * placement.scale() + placement.offsetX()).isCloseTo(4, within(1e-9));
        assertThat(170 * placement.scale() + placement.offsetY()).isCloseTo(9, within(1e-9));
    }

    @Test
    void inkStaysInsideHoweverUnevenItIs() {
        // a heavy block at the left end of a long thin line
        float[] levels = rectangle(280, 10, 100, 60, 60);
        for (int column = 70; column < 270; column++) {
            levels[130 * 280 + column] = 1;
        }
        Image image = DigitNormalizer.normalize(levels, 280).image();
        // the box is 260 points wide, 1/13 each: the line ends at column 27 at most
        double line = 0;
        for (int column = 18; column < 28; column++) {
            for (int row = 0; row < 28; row++) {
                line += image.get(row, column);
            }
        }
        assertThat(line).isGreaterThan(0.5);
    }

    @Test
    void thinStrokesReachFullInk() {
        float[] levels = new float[400 * 400];
        for (int i = 50; i < 350; i++) {
            levels[i * 400 + i] = 1;
            levels[i * 400 + i + 1] = 1;
        }
        Image image = DigitNormalizer.normalize(levels, 400).image();
        float darkest = 0;
        for (int i = 0; i < Image.PIXELS; i++) {
            darkest = Math.max(darkest, image.at(i));
        }
        assertThat(darkest).isGreaterThanOrEqualTo(0.95f);
    }

    @Test
    void noInkGivesABlankPictureOfTheWholeGrid() {
        Normalized normalized = DigitNormalizer.normalize(new float[56 * 56], 56);
        assertThat(normalized.image()).isEqualTo(Image.blank());
        assertThat(normalized.placement()).isEqualTo(new DigitNormalizer.Placement(0.5, 0, 0));
    }

    @Test
    void mnistDigitsComeBackFromTenTimesTheirSizeAndAnotherPlace() {
        LabelledImages test = LabelledImages.read(Path.of("assets", "mnist"), Split.TEST);
        SplittableRandom random = new SplittableRandom(1);
        int digits = 300;
        double[] differences = new double[digits];
        int side = 320;
        for (int k = 0; k < digits; k++) {
            Image digit = test.image(k);
            int shiftX = random.nextInt(40);
            int shiftY = random.nextInt(40);
            float[] levels = new float[side * side];
            for (int row = 0; row < 280; row++) {
                for (int column = 0; column < 280; column++) {
                    levels[(row + shiftY) * side + column + shiftX] = digit.get(row / 10, column / 10);
                }
            }
            Image back = DigitNormalizer.normalize(levels, side).image();
            differences[k] = Distance.l1(digit.toArray(), back.toArray()) / Image.PIXELS;
        }
        Arrays.sort(differences);
        assertThat(differences[digits / 2]).isLessThan(MEDIAN_TOLERANCE);
        assertThat(Arrays.stream(differences).average().orElse(1)).isLessThan(RETURN_TOLERANCE);
    }

    @Test
    void mnistDigitsStayAsTheyAre() {
        LabelledImages test = LabelledImages.read(Path.of("assets", "mnist"), Split.TEST);
        int digits = 500;
        int unchanged = 0;
        for (int k = 0; k < digits; k++) {
            Image digit = test.image(k);
            if (DigitNormalizer.normalize(digit.toArray(), 28).image().equals(digit)) {
                unchanged++;
            }
        }
        // the others are fainter than 99 of 100, or their centre of mass is half a pixel from the middle
        assertThat(unchanged).isGreaterThanOrEqualTo(digits * 98 / 100);
    }

    @Test
    void aGridThatIsNotSquareIsRefused() {
        assertThatThrownBy(() -> DigitNormalizer.normalize(new float[10], 4))
                .hasMessage("grid has 10 points, expected 4x4");
    }
}
