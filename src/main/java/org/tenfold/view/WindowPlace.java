package org.tenfold.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/**
 * Where a window was. Screens come and go between two starts, so a place is only worth something together with those that
 * are connected now.
 *
 * @param bounds of the window where it is neither maximised nor hidden
 * @param maximised whether it filled its screen
 */
record WindowPlace(Rectangle2D bounds, boolean maximised) {
    private static final int NUMBERS = 4;
    private static final String MAXIMISED = "maximised";

    /** What must be on a screen of a window's upper edge, so that a hand can take hold of it. */
    private static final double GRIP_WIDTH = 120;

    private static final double GRIP_HEIGHT = 30;

    /** The place in a text of {@link #written}; none where it is another text. */
    static Optional<WindowPlace> read(String text) {
        String[] words = text.strip().split(" ", -1);
        if (words.length < NUMBERS) {
            return Optional.empty();
        }
        double[] numbers = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            try {
                numbers[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException other) {
                return Optional.empty();
            }
            if (!Double.isFinite(numbers[i])) {
                return Optional.empty();
            }
        }
        if (numbers[2] <= 0 || numbers[3] <= 0) {
            return Optional.empty();
        }
        return Optional.of(new WindowPlace(
                new Rectangle2D(numbers[0], numbers[1], numbers[2], numbers[3]),
                words.length > NUMBERS && words[NUMBERS].equals(MAXIMISED)));
    }

    /** "x y width height", and whether it is maximised. */
    String written() {
        String numbers = String.format(
                Locale.ROOT,
                "%.0f %.0f %.0f %.0f",
                bounds.getMinX(),
                bounds.getMinY(),
                bounds.getWidth(),
                bounds.getHeight());
        return maximised ? numbers + " " + MAXIMISED : numbers;
    }

    /**
     * Where the window can be again: on the screen that has most of it, moved and made smaller until all of it is there.
     *
     * @param screens what is free on each connected screen
     * @return none where no screen has its upper edge any more
     */
    Optional<Rectangle2D> on(List<Rectangle2D> screens) {
        Rectangle2D grip = new Rectangle2D(bounds.getMinX(), bounds.getMinY(), bounds.getWidth(), GRIP_HEIGHT);
        Rectangle2D most = null;
        for (Rectangle2D screen : screens) {
            boolean reachable = overlap(grip.getMinX(), grip.getMaxX(), screen.getMinX(), screen.getMaxX())
                            >= Math.min(GRIP_WIDTH, bounds.getWidth())
                    && overlap(grip.getMinY(), grip.getMaxY(), screen.getMinY(), screen.getMaxY()) > 0;
            if (reachable && (most == null || shared(screen) > shared(most))) {
                most = screen;
            }
        }
        return Optional.ofNullable(most).map(this::inside);
    }

    private Rectangle2D inside(Rectangle2D screen) {
        double width = Math.min(bounds.getWidth(), screen.getWidth());
        double height = Math.min(bounds.getHeight(), screen.getHeight());
        double x = Math.clamp(bounds.getMinX(), screen.getMinX(), screen.getMaxX() - width);
        double y = Math.clamp(bounds.getMinY(), screen.getMinY(), screen.getMaxY() - height);
        return new Rectangle2D(x, y, width, height);
    }

    private double shared(Rectangle2D screen) {
        return overlap(bounds.getMinX(), bounds.getMaxX(), screen.getMinX(), screen.getMaxX())
                * overlap(bounds.getMinY(), bounds.getMaxY(), screen.getMinY(), screen.getMaxY());
    }

    private static double overlap(double from, double to, double otherFrom, double otherTo) {
        return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
    }
}
