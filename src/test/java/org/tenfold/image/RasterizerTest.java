package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RasterizerTest {
    private static final int SIDE = 200;

    /** The ink of a soft brush against the area of a hard one. */
    private static final double AREA_TOLERANCE = 0.02;

    private static double ink(float[] levels) {
        double sum = 0;
        for (float level : levels) {
            assertThat(level).isBetween(0f, 1f);
            sum += level;
        }
        return sum;
    }

    private static Stroke line(float width, boolean erasing, float... points) {
        float[] x = new float[points.length / 2];
        float[] y = new float[points.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = points[2 * i];
            y[i] = points[2 * i + 1];
        }
        return new Stroke(x, y, width, erasing);
    }

    @Test
    void aTouchLeavesADiskOfTheBrushsWidth() {
        float[] levels = new float[SIDE * SIDE];
        Rasterizer.stroke(levels, SIDE, line(0.2f, false, 0.5f, 0.5f));
        // radius 20: π r², and a soft edge half in and half out
        assertThat(ink(levels) / (Math.PI * 400)).isCloseTo(1, within(AREA_TOLERANCE));
        assertThat(levels[100 * SIDE + 100]).isEqualTo(1);
        assertThat(levels[100 * SIDE + 119]).isCloseTo(0.5f, within(0.2f));
        assertThat(levels[100 * SIDE + 125]).isZero();
    }

    @Test
    void aLineLeavesACapsuleThatLooksTheSameFromBothEnds() {
        float[] there = new float[SIDE * SIDE];
        Rasterizer.stroke(there, SIDE, line(0.1f, false, 0.25f, 0.25f, 0.75f, 0.5f));
        float[] back = new float[SIDE * SIDE];
        Rasterizer.stroke(back, SIDE, line(0.1f, false, 0.75f, 0.5f, 0.25f, 0.25f));
        double length = Math.hypot(100, 50);
        // a rectangle and a disk, radius 10
        assertThat(ink(there) / (length * 20 + Math.PI * 100)).isCloseTo(1, within(AREA_TOLERANCE));
        for (int i = 0; i < there.length; i++) {
            assertThat(there[i]).isCloseTo(back[i], within(1e-3f));
        }
    }

    @Test
    void aStrokeOverItselfIsNoDarker() {
        float[] once = new float[SIDE * SIDE];
        Rasterizer.stroke(once, SIDE, line(0.1f, false, 0.2f, 0.5f, 0.8f, 0.5f));
        float[] twice = once.clone();
        Rasterizer.stroke(twice, SIDE, line(0.1f, false, 0.2f, 0.5f, 0.8f, 0.5f));
        assertThat(twice).containsExactly(once);
    }

    @Test
    void theEraserTakesInkAwayUnderItAndNowhereElse() {
        float[] levels = new float[SIDE * SIDE];
        Rasterizer.stroke(levels, SIDE, line(0.1f, false, 0.2f, 0.5f, 0.8f, 0.5f));
        double before = ink(levels);
        Rasterizer.stroke(levels, SIDE, line(0.3f, true, 0.5f, 0.5f));
        assertThat(levels[100 * SIDE + 100]).isZero();
        assertThat(levels[100 * SIDE + 50]).isEqualTo(1);
        // 60 long, 20 wide
        assertThat(before - ink(levels)).isCloseTo(60 * 20, within(60.0));
    }

    /** The same ink at every point of the grid, whether the brush comes near it or not. */
    private static void inkEverywhere(float[] levels, float[] ends, float width, boolean erasing) {
        float radius = Math.max(width * SIDE / 2, 0.5f);
        float edge = Math.max(radius * 0.3f, 1);
        float dx = ends[2] * SIDE - 0.5f - (ends[0] * SIDE - 0.5f);
        float dy = ends[3] * SIDE - 0.5f - (ends[1] * SIDE - 0.5f);
        for (int i = 0; i < levels.length; i++) {
            int row = i / SIDE;
            float px = i % SIDE - (ends[0] * SIDE - 0.5f);
            float py = row - (ends[1] * SIDE - 0.5f);
            float length = dx * dx + dy * dy;
            float t = length == 0 ? 0 : Math.clamp((px * dx + py * dy) / length, 0f, 1f);
            float ex = px - t * dx;
            float ey = py - t * dy;
            float s = Math.clamp((radius + edge / 2 - (float) Math.sqrt(ex * ex + ey * ey)) / edge, 0f, 1f);
            float ink = s * s * (3 - 2 * s);
            levels[i] = erasing ? Math.min(levels[i], 1 - ink) : Math.max(levels[i], ink);
        }
    }

    @Test
    void whereTheBrushDoesNotLookThereIsNoInk() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            float[] ends = new float[4];
            for (int k = 0; k < 4; k++) {
                ends[k] = (float) random.nextDouble(-0.2, 1.2);
            }
            if (i % 5 == 0) {
                // level and steep ones
                ends[i % 10 == 0 ? 3 : 2] = ends[i % 10 == 0 ? 1 : 0];
            }
            float width = (float) random.nextDouble(0.001, 0.3);
            boolean erasing = i % 4 == 3;
            float[] levels = new float[SIDE * SIDE];
            for (int k = 0; k < levels.length; k++) {
                levels[k] = random.nextInt(3) / 2f;
            }
            float[] expected = levels.clone();
            Rasterizer.segment(levels, SIDE, ends[0], ends[1], ends[2], ends[3], width, erasing);
            inkEverywhere(expected, ends, width, erasing);
            assertThat(Arrays.equals(levels, expected)).as("segment %d", i).isTrue();
        }
    }

    @Test
    void aStrokeOutsideThePaneLeavesOnlyWhatReachesIn() {
        float[] levels = new float[SIDE * SIDE];
        Rasterizer.stroke(levels, SIDE, line(0.1f, false, -3, -3, -2, 5));
        assertThat(ink(levels)).isZero();
        Rasterizer.stroke(levels, SIDE, line(0.1f, false, 0, 0.5f));
        assertThat(ink(levels) / (Math.PI * 100 / 2)).isCloseTo(1, within(2 * AREA_TOLERANCE));
    }

    @Test
    void theThinnestBrushStillLeavesALine() {
        float[] levels = new float[28 * 28];
        Rasterizer.stroke(levels, 28, line(0.001f, false, 0.1f, 0.5f, 0.9f, 0.5f));
        assertThat(ink(levels)).isGreaterThan(10);
    }

    @Test
    void strokesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> line(0.1f, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(0, false, 0.5f, 0.5f)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(0.1f, false, Float.NaN, 0.5f)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stroke(new float[2], new float[1], 0.1f, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rasterizer.stroke(new float[10], SIDE, line(0.1f, false, 0.5f, 0.5f)))
                .hasMessage("grid has 10 points, expected 200x200");
    }
}
