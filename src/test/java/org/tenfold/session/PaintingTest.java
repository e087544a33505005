package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenfold.image.Image;
import org.tenfold.inference.Digits;

final class PaintingTest {
    private final Image original = Digits.image(4);
    private final Painting painting = Painting.over(original);

    private void dot(double x, double y, int side, double amount) {
        painting.begin(x, y, side, amount);
        painting.end();
    }

    private static double pixel(int index) {
        return (index + 0.5) / Image.SIDE;
    }

    private int changed() {
        return Change.between(original, painting.picture()).l0();
    }

    @Test
    void paintingNeverLeavesTheRange() {
        Random random = new Random(2);
        for (int i = 0; i < 400; i++) {
            // Image.of refuses anything outside.
            painting.begin(
                    random.nextDouble(-0.2, 1.2), random.nextDouble(-0.2, 1.2), 1 + i % 3, random.nextDouble(-1, 1));
            painting.extend(random.nextDouble(-0.2, 1.2), random.nextDouble(-0.2, 1.2));
            painting.end();
        }
        for (int p = 0; p < Image.PIXELS; p++) {
            assertThat(painting.picture().at(p)).isBetween(0f, 1f);
        }
        assertThat(changed()).isGreaterThan(300);
    }

    @Test
    void aStrokeChangesAPixelOnceHoweverOftenItComesBy() {
        painting.begin(pixel(2), pixel(1), 1, 0.25);
        painting.extend(pixel(10), pixel(1));
        painting.extend(pixel(2), pixel(1));
        painting.end();
        assertThat(painting.picture().get(1, 5)).isEqualTo(0.25f);
        dot(pixel(5), pixel(1), 1, 0.25);
        assertThat(painting.picture().get(1, 5)).isEqualTo(0.5f);
    }

    @Test
    void aQuickStrokeHasNoGaps() {
        painting.begin(pixel(0), pixel(0), 1, 1);
        painting.extend(pixel(27), pixel(27));
        painting.end();
        for (int i = 0; i < Image.SIDE; i++) {
            assertThat(painting.picture().get(i, i)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aBrushTouchesAsManyPixelsAsItSays(int side) {
        dot(pixel(3), pixel(3), side, 0.5);
        assertThat(changed()).isEqualTo(side * side);
        assertThat(painting.picture().get(3, 3)).isEqualTo(0.5f);
    }

    @Test
    void undoAndRedoGoByStrokes() {
        painting.begin(pixel(2), pixel(2), 1, 0.5);
        painting.extend(pixel(8), pixel(2));
        painting.extend(pixel(8), pixel(8));
        painting.end();
        Image first = painting.picture();
        dot(pixel(2), pixel(20), 3, 0.5);
        Image second = painting.picture();
        painting.undo();
        assertThat(painting.picture()).isEqualTo(first);
        painting.undo();
        assertThat(painting.picture()).isEqualTo(original);
        assertThat(painting.canUndo()).isFalse();
        painting.redo();
        painting.redo();
        assertThat(painting.picture()).isEqualTo(second);
        assertThat(painting.canRedo()).isFalse();
    }

    @Test
    void takingAllPaintAwayCanBeUndone() {
        dot(pixel(2), pixel(2), 3, 0.5);
        Image painted = painting.picture();
        painting.reset();
        assertThat(painting.picture()).isEqualTo(original);
        painting.undo();
        assertThat(painting.picture()).isEqualTo(painted);
    }

    @Test
    void aStrokeThatChangesNothingIsNoStep() {
        dot(pixel(0), pixel(0), 1, -0.5);
        assertThat(painting.canUndo()).isFalse();
        assertThat(painting.untouched()).isTrue();
    }

    @Test
    void whatIsTakenBackExactlyIsNoChange() {
        for (int i = 0; i < 5; i++) {
            dot(pixel(5), pixel(1), 1, 0.1);
        }
        assertThat(changed()).isEqualTo(1);
        for (int i = 0; i < 5; i++) {
            dot(pixel(5), pixel(1), 1, -0.1);
        }
        assertThat(changed()).isZero();
    }
}
