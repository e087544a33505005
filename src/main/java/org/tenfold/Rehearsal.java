package org.tenfold;

import com.google.gson.Gson;
import java.io.PrintStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.session.ExplorerModel;

/**
 * A hand that draws by itself on the real window, for {@code tenfold bench}: a stroke as soon as the window is there,
 * then digit after digit for a while, one point of the stroke a frame. It sends the canvas the mouse events that a mouse
 * would, and says on standard output, one line each, when the first full answer is on the tiles ({@code answered}), when
 * the answer with all prior samples is ({@code settled}), and in the end what frames took ({@code frames} and an object).
 *
 * <p>Thread rule: everything here belongs to the toolkit's thread.
 */
final class Rehearsal extends AnimationTimer {
    /** The system property with the seconds of drawing; none leaves the window to its user. */
    static final String PROPERTY = "tenfold.rehearsal";

    /** Frames that are painted after a result was set before it counts as seen. */
    private static final int PULSES_TO_PAINT = 2;

    /** Seconds of drawing before frames count: the virtual machine has compiled what draws by then. */
    private static final double WARM_UP_SECONDS = 10;

    /** Of a long rehearsal; a short one counts its second half. */
    private static final double WARM_UP_SHARE = 0.5;

    /** Frames between a digit and the next. */
    private static final int REST = 20;

    /** The way of the brush in one frame, as a share of the canvas: a digit takes about a second. */
    private static final double STEP = 0.03;

    private static final double NANOS_PER_SECOND = 1e9;

    /** Digits in one stroke each: corners in shares of the canvas. */
    private static final double[][] DIGITS = {
        {0.25, 0.22, 0.75, 0.22, 0.62, 0.5, 0.42, 0.82},
        {0.3, 0.3, 0.5, 0.2, 0.7, 0.32, 0.5, 0.55, 0.28, 0.8, 0.75, 0.8},
        {0.3, 0.25, 0.6, 0.2, 0.66, 0.36, 0.45, 0.48, 0.7, 0.62, 0.6, 0.8, 0.3, 0.78},
        {0.5, 0.18, 0.3, 0.35, 0.3, 0.65, 0.5, 0.82, 0.7, 0.65, 0.7, 0.35, 0.5, 0.18},
        {0.7, 0.2, 0.35, 0.2, 0.33, 0.48, 0.6, 0.48, 0.68, 0.64, 0.55, 0.82, 0.3, 0.78},
        {0.55, 0.18, 0.36, 0.5, 0.36, 0.75, 0.55, 0.82, 0.66, 0.66, 0.5, 0.55, 0.38, 0.65},
    };

    private final ExplorerModel model;
    private final Scene scene;
    private final PrintStream out;
    private final double seconds;
    private final FrameClock clock;

    private int digit;
    private double along;
    private int resting;
    private boolean down;
    private int painted;
    private boolean answered;
    private boolean settled;
    private boolean warm;
    private long drawingSince;
    private int strokeFrames;
    private int refinedFrames;
    private int freshFrames;
    private Image seenBefore;

    private Rehearsal(ExplorerModel model, Scene scene, PrintStream out, double seconds) {
        this.model = model;
        this.scene = scene;
        this.out = out;
        this.seconds = seconds;
        this.clock = new FrameClock(scene);
        this.seenBefore = model.drawing().seen();
    }

    /** Begins on a window that is shown. */
    static void begin(ExplorerModel model, Scene scene, PrintStream out, double seconds) {
        Rehearsal rehearsal = new Rehearsal(model, scene, out, seconds);
        rehearsal.clock.start();
        rehearsal.start();
    }

    @Override
    public void handle(long now) {
        if (!down && !answered) {
            wholeStroke();
        } else if (!settled) {
            waitForAnswers();
        } else if (drawingSince == 0) {
            drawingSince = now;
            clock.reset();
        } else if ((now - drawingSince) / NANOS_PER_SECOND < seconds) {
            count((now - drawingSince) / NANOS_PER_SECOND);
            // Not inside the pulse: input comes between two of them.
            Platform.runLater(this::draw);
        } else {
            end();
        }
    }

    /** As fast as it can be: what is measured is the program, not the hand. */
    private void wholeStroke() {
        send(MouseEvent.MOUSE_PRESSED, 0);
        for (double way = STEP; way < length(); way += STEP) {
            send(MouseEvent.MOUSE_DRAGGED, way);
        }
        send(MouseEvent.MOUSE_RELEASED, length());
        down = true;
    }

    private void waitForAnswers() {
        boolean explained = model.explainedProperty().get();
        boolean whole = model.classifierProperty().get() != null
                && model.preparation().activityProperty().get().isEmpty();
        boolean awaited = explained && (!answered || whole);
        painted = awaited ? painted + 1 : 0;
        if (painted > PULSES_TO_PAINT) {
            painted = 0;
            out.println(answered ? "settled" : "answered");
            out.flush();
            settled = answered;
            answered = true;
            down = false;
        }
    }

    private void count(double drawn) {
        if (!warm && drawn > Math.min(WARM_UP_SECONDS, WARM_UP_SHARE * seconds)) {
            warm = true;
            clock.reset();
            strokeFrames = 0;
            refinedFrames = 0;
            freshFrames = 0;
        }
        if (down) {
            Analysis shown = model.analysis();
            strokeFrames++;
            refinedFrames += shown != null && shown.refined() ? 1 : 0;
            boolean fresh = shown != null
                    && shown.refined()
                    && (shown.image().equals(model.drawing().seen())
                            || shown.image().equals(seenBefore));
            freshFrames += fresh ? 1 : 0;
        }
    }

    private void draw() {
        seenBefore = model.drawing().seen();
        if (resting > 0) {
            resting--;
        } else if (!down) {
            model.drawing().clear();
            digit = (digit + 1) % DIGITS.length;
            along = 0;
            down = true;
            send(MouseEvent.MOUSE_PRESSED, along);
        } else if (along < length()) {
            along += STEP;
            send(MouseEvent.MOUSE_DRAGGED, along);
        } else {
            send(MouseEvent.MOUSE_RELEASED, along);
            down = false;
            resting = REST;
        }
    }

    private void end() {
        stop();
        clock.stop();
        Result result =
                new Result(clock.frames(), clock.work(), clock.pulses(), share(refinedFrames), share(freshFrames));
        out.println("frames " + new Gson().toJson(result));
        out.flush();
        Platform.exit();
    }

    private double share(int frames) {
        return strokeFrames == 0 ? 0 : (double) frames / strokeFrames;
    }

    private double length() {
        double[] corners = DIGITS[digit];
        double sum = 0;
        for (int i = 2; i < corners.length; i += 2) {
            sum += Math.hypot(corners[i] - corners[i - 2], corners[i + 1] - corners[i - 1]);
        }
        return sum;
    }

    /** The point of the digit's stroke after some way. */
    private Point2D at(double way) {
        double[] corners = DIGITS[digit];
        double left = way;
        for (int i = 2; i < corners.length; i += 2) {
            Point2D from = new Point2D(corners[i - 2], corners[i - 1]);
            Point2D to = new Point2D(corners[i], corners[i + 1]);
            double side = from.distance(to);
            if (left <= side) {
                return from.interpolate(to, left / side);
            }
            left -= side;
        }
        return new Point2D(corners[corners.length - 2], corners[corners.length - 1]);
    }

    private void send(EventType<MouseEvent> type, double way) {
        Node canvas = scene.lookup("#canvas");
        Bounds bounds = canvas.getLayoutBounds();
        Point2D point = at(way);
        Point2D where = canvas.localToScene(point.getX() * bounds.getWidth(), point.getY() * bounds.getHeight());
        boolean pressed = type != MouseEvent.MOUSE_RELEASED;
        Event.fireEvent(
                canvas,
                new MouseEvent(
                        type,
                        where.getX(),
                        where.getY(),
                        where.getX(),
                        where.getY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        pressed,
                        false,
                        false,
                        true,
                        false,
                        false,
                        null));
    }

    /**
     * What is said in the end.
     *
     * @param frames how many were counted
     * @param frameWorkMs processor time of the toolkit's thread a frame
     * @param pulseMs time on the clock a pulse
     * @param refinedShare of the frames of strokes, those that showed a refined answer
     * @param freshShare of the frames of strokes, those that showed the refined answer to the newest picture or to the
     *     one of the frame before
     */
    private record Result(
            int frames,
            FrameClock.Spread frameWorkMs,
            FrameClock.Spread pulseMs,
            double refinedShare,
            double freshShare) {}
}
