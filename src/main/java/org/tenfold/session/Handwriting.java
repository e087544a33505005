package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import org.tenfold.image.Stroke;

/**
 * Strokes as a hand writes them: one after the other, each slower at its ends than between them, with a short way through
 * the air from one to the next. A digit takes a second or a little more. Immutable.
 */
public final class Handwriting {
    /** The shortest and the longest time for everything, in seconds: long enough to be followed, too short to be waited for. */
    static final double SHORTEST = 1;

    static final double LONGEST = 1.5;

    /** Sides of the canvas in a second, while nothing makes the hand hurry or wait. */
    private static final double SPEED = 1.8;

    /** From one stroke to the next. */
    private static final double LIFT_SECONDS = 0.12;

    /** A dot takes so long. */
    private static final double DOT_SECONDS = 0.08;

    private final List<Stroke> strokes;

    /** When each stroke begins and ends, in seconds. */
    private final double[] begins;

    private final double[] ends;

    private Handwriting(List<Stroke> strokes, double[] begins, double[] ends) {
        this.strokes = List.copyOf(strokes);
        this.begins = begins;
        this.ends = ends;
    }

    /** The writing of some strokes, at least one. */
    public static Handwriting of(List<Stroke> strokes) {
        double[] begins = new double[strokes.size()];
        double[] ends = new double[strokes.size()];
        double time = 0;
        for (int i = 0; i < begins.length; i++) {
            begins[i] = i == 0 ? 0 : time + LIFT_SECONDS;
            time = begins[i] + Math.max(DOT_SECONDS, length(strokes.get(i)) / SPEED);
            ends[i] = time;
        }
        double pace = Math.clamp(time, SHORTEST, LONGEST) / time;
        for (int i = 0; i < begins.length; i++) {
            begins[i] *= pace;
            ends[i] *= pace;
        }
        return new Handwriting(strokes, begins, ends);
    }

    /** What is there in the end. */
    List<Stroke> strokes() {
        return strokes;
    }

    /** How long it takes. */
    public double seconds() {
        return ends[ends.length - 1];
    }

    /** What is there after some seconds; the last stroke may have just begun. */
    public List<Stroke> after(double seconds) {
        List<Stroke> there = new ArrayList<>();
        for (int i = 0; i < begins.length && begins[i] <= seconds; i++) {
            Stroke stroke = strokes.get(i);
            there.add(
                    ends[i] <= seconds
                            ? stroke
                            : beginning(stroke, eased((seconds - begins[i]) / (ends[i] - begins[i]))));
        }
        return there;
    }

    /** smoothstep, 3s² − 2s³: a hand starts and stops. */
    private static double eased(double share) {
        return share * share * (3 - 2 * share);
    }

    /** A stroke up to a share of its length. */
    private static Stroke beginning(Stroke stroke, double share) {
        double left = share * length(stroke);
        List<float[]> points = new ArrayList<>();
        points.add(new float[] {stroke.x()[0], stroke.y()[0]});
        for (int i = 1; i < stroke.x().length && left > 0; i++) {
            double dx = stroke.x()[i] - stroke.x()[i - 1];
            double dy = stroke.y()[i] - stroke.y()[i - 1];
            double way = Math.hypot(dx, dy);
            double part = way <= left ? 1 : left / way;
            points.add(new float[] {(float) (stroke.x()[i - 1] + part * dx), (float) (stroke.y()[i - 1] + part * dy)});
            left -= way;
        }
        float[] x = new float[points.size()];
        float[] y = new float[points.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = points.get(i)[0];
            y[i] = points.get(i)[1];
        }
        return new Stroke(x, y, stroke.width(), stroke.erasing());
    }

    private static double length(Stroke stroke) {
        double length = 0;
        for (int i = 1; i < stroke.x().length; i++) {
            length += Math.hypot(stroke.x()[i] - stroke.x()[i - 1], stroke.y()[i] - stroke.y()[i - 1]);
        }
        return length;
    }
}
