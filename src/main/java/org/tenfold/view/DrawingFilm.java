package org.tenfold.view;

import java.util.ArrayList;
import java.util.List;
import org.tenfold.image.AnimatedGif;
import org.tenfold.image.AtomicFile;
import org.tenfold.image.Raster;
import org.tenfold.image.Stroke;
import org.tenfold.session.DrawingModel;
import org.tenfold.session.Handwriting;

/** A 4 that is drawn in the window stroke by stroke, as a moving picture: a step of the pen, a picture, and so on. */
final class DrawingFilm {
    /** Pictures from the first ink to the last. */
    private static final int STEPS = 30;

    /** How long the empty canvas is shown, in hundredths of a second. */
    private static final int BEFORE = 70;

    /** How long each step is shown: about as long as a hand takes, and a little longer. */
    private static final int PACE = 8;

    /** How long the finished digit is shown: time to read. */
    private static final int AFTER = 350;

    private static final float WIDTH = 0.085f;

    private final DrawingModel drawing;
    private final Handwriting hand = Handwriting.of(List.of(
            stroke(0.41, 0.14, 0.37, 0.26, 0.32, 0.40, 0.27, 0.54, 0.40, 0.55, 0.56, 0.54, 0.75, 0.52),
            stroke(0.64, 0.22, 0.63, 0.42, 0.61, 0.64, 0.59, 0.87)));
    private final List<AnimatedGif.Frame> frames = new ArrayList<>();
    private List<Stroke> drawn = List.of();
    private int step;

    /** Empties the canvas. */
    DrawingFilm(DrawingModel drawing) {
        this.drawing = drawing;
        drawing.clear();
    }

    private static Stroke stroke(double... xy) {
        float[] x = new float[xy.length / 2];
        float[] y = new float[xy.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) xy[2 * i];
            y[i] = (float) xy[2 * i + 1];
        }
        return new Stroke(x, y, WIDTH, false);
    }

    /** Whether the pen is moving: there will be another picture soon. */
    boolean isDrawing() {
        return step > 0 && step < STEPS;
    }

    /** Takes the window's picture as the next frame and draws on; false after the last one. */
    boolean take(Raster picture) {
        frames.add(new AnimatedGif.Frame(picture, step == 0 ? BEFORE : step == STEPS ? AFTER : PACE));
        if (step == STEPS) {
            return false;
        }
        step++;
        draw(hand.after(hand.seconds() * step / STEPS));
        if (step == STEPS) {
            drawing.endStroke();
        }
        return true;
    }

    /** Moves the pen to where the last of these strokes ends. */
    private void draw(List<Stroke> now) {
        for (int i = Math.max(0, drawn.size() - 1); i < now.size(); i++) {
            Stroke stroke = now.get(i);
            int next = 1;
            if (i < drawn.size()) {
                next = drawn.get(i).x().length - 1;
            } else {
                drawing.beginStroke(stroke.x()[0], stroke.y()[0], false);
            }
            for (; next < stroke.x().length; next++) {
                drawing.extendStroke(stroke.x()[next], stroke.y()[next]);
            }
        }
        drawn = now;
    }

    /** The moving picture. */
    AtomicFile.Content content() {
        return AnimatedGif.of(frames);
    }
}
