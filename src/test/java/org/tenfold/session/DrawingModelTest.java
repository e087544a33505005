package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;

final class DrawingModelTest {
    /** The centre of mass may lie anywhere in the middle pixel. */
    private static final double HALF_A_PIXEL = 0.5;

    private final DrawingModel drawing = new DrawingModel();

    private static Image digit() {
        float[] pixels = new float[Image.PIXELS];
        for (int row = 5; row < 23; row++) {
            pixels[row * Image.SIDE + 14] = row / 30f;
        }
        return Image.of(pixels);
    }

    private void stroke(double fromX, double fromY, double toX, double toY) {
        drawing.beginStroke(fromX, fromY, false);
        drawing.extendStroke(toX, toY);
        drawing.endStroke();
    }

    @Test
    void anEmptyCanvasIsSeenAsBlank() {
        assertThat(drawing.seen().isBlank()).isTrue();
        assertThat(drawing.emptyProperty().get()).isTrue();
    }

    @Test
    void inkIsSeenWhileTheBrushIsDown() {
        drawing.beginStroke(0.5, 0.2, false);
        drawing.extendStroke(0.5, 0.8);
        assertThat(drawing.seen().isBlank()).isFalse();
        assertThat(drawing.emptyProperty().get()).isFalse();
    }

    @Test
    void undoTakesBackOneStrokeAndRedoBringsItBack() {
        stroke(0.3, 0.2, 0.3, 0.8);
        Image one = drawing.seen();
        stroke(0.3, 0.8, 0.7, 0.8);
        Image two = drawing.seen();
        drawing.undo();
        assertThat(drawing.seen()).isEqualTo(one);
        drawing.redo();
        assertThat(drawing.seen()).isEqualTo(two);
        drawing.undo();
        drawing.undo();
        assertThat(drawing.seen().isBlank()).isTrue();
        assertThat(drawing.undoableProperty().get()).isFalse();
    }

    @Test
    void clearingCanBeUndone() {
        stroke(0.3, 0.2, 0.3, 0.8);
        Image drawn = drawing.seen();
        drawing.clear();
        assertThat(drawing.emptyProperty().get()).isTrue();
        drawing.undo();
        assertThat(drawing.seen()).isEqualTo(drawn);
    }

    @Test
    void aFramedPictureIsSeenBitForBit() {
        drawing.put(Backdrop.framed(digit(), "a digit"));
        assertThat(drawing.seen()).isEqualTo(digit());
        assertThat(drawing.captionProperty().get()).isEqualTo("a digit");
    }

    @Test
    void theFirstStrokeTakesThePlaceOfTheExample() {
        drawing.put(Backdrop.example(digit(), "an example"));
        stroke(0.9, 0.9, 0.95, 0.95);
        drawing.centredProperty().set(false);
        assertThat(drawing.seen().get(12, 14)).isZero();
        assertThat(drawing.captionProperty().get()).isEmpty();
        drawing.undo();
        assertThat(drawing.exampleProperty().get()).isTrue();
        assertThat(drawing.seen()).isEqualTo(digit());
    }

    @Test
    void strokesOnAPictureThatIsNoExampleAreAdded() {
        drawing.put(Backdrop.framed(digit(), "a digit"));
        stroke(0.1, 0.1, 0.1, 0.1);
        assertThat(drawing.seen().get(2, 2)).isPositive();
        assertThat(drawing.seen().get(12, 14)).isEqualTo(digit().get(12, 14));
    }

    @Test
    void centringMovesWhatIsSeenIntoTheMiddle() {
        stroke(0.1, 0.1, 0.1, 0.3);
        assertThat(middle(drawing.seen(), true)).isCloseTo(Image.SIDE / 2.0, within(HALF_A_PIXEL));
        assertThat(middle(drawing.seen(), false)).isCloseTo(Image.SIDE / 2.0, within(HALF_A_PIXEL));
        drawing.centredProperty().set(false);
        assertThat(middle(drawing.seen(), true)).isCloseTo(0.2 * Image.SIDE, within(HALF_A_PIXEL));
        assertThat(middle(drawing.seen(), false)).isCloseTo(0.1 * Image.SIDE, within(HALF_A_PIXEL));
    }

    private static double middle(Image image, boolean vertical) {
        double mass = 0;
        double moment = 0;
        for (int i = 0; i < Image.PIXELS; i++) {
            mass += image.at(i);
            moment += image.at(i) * ((vertical ? i / Image.SIDE : i % Image.SIDE) + 0.5);
        }
        return moment / mass;
    }

    @Test
    void theEraserTakesInkAway() {
        drawing.centredProperty().set(false);
        stroke(0.5, 0.2, 0.5, 0.8);
        drawing.beginStroke(0.5, 0.5, true);
        drawing.endStroke();
        assertThat(drawing.seen().get(14, 14)).isZero();
        assertThat(drawing.seen().get(7, 14)).isPositive();
    }

    @Test
    void thePixelUnderAPointOfTheCanvasIsWhereItsInkIsSeen() {
        stroke(0.2, 0.2, 0.2, 0.7);
        int pixel = drawing.frameProperty().get().pixelAt(0.2, 0.45);
        assertThat(pixel).isNotEqualTo(ExplorerModel.NO_PIXEL);
        assertThat(drawing.seen().at(pixel)).isGreaterThan(0.5f);
        Frame frame = drawing.frameProperty().get();
        double x = frame.x(pixel % Image.SIDE) + frame.cell() / 2;
        double y = frame.y(pixel / Image.SIDE) + frame.cell() / 2;
        assertThat(frame.pixelAt(x, y)).isEqualTo(pixel);
    }
}
