package org.tenfold.view.latents;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;
import org.tenfold.session.FilmStrip;
import org.tenfold.view.parts.Parts;
import org.tenfold.view.parts.PixelView;

/**
 * A slider over the film strip of what it does: each picture stands where the slider is when it is painted, under them the
 * scores as a thin curve, and a mark where the inferred value is. Where nine pictures have no room every second is shown,
 * or every fourth; where they just have none their outer columns, empty in most digits, are left out.
 */
final class LatentTrack extends Region {
    private static final double MARK_EM = 0.35;
    private static final double LOWEST_CURVE_EM = 0.35;
    private static final double HIGHEST_CURVE_EM = 1.6;
    private static final int LEAST_COLUMNS = 22;
    private static final int LARGEST_SCALE = 3;
    private static final int[] STEPS = {1, 2, 4};
    private static final PseudoClass EARLIER = PseudoClass.getPseudoClass("earlier");

    private final Slider slider;
    private final FilmView film = new FilmView();
    private final ScoreCurve curve = new ScoreCurve();
    private final Region mark = Parts.styled(new Region(), "inferred-mark");
    private @Nullable FilmStrip strip;
    private double inferred;
    private @Nullable Painted painted;

    /** How pictures are fitted in: every which, how many of their columns, and screen pixels a pixel. */
    private record Fit(int step, int columns, int scale) {}

    /** What is on the film. */
    private record Painted(@Nullable FilmStrip strip, Fit fit, int width, int margin, int pace) {}

    LatentTrack(Slider slider) {
        this.slider = slider;
        getStyleClass().add("latent-track");
        mark.setMouseTransparent(true);
        getChildren().addAll(film, curve, slider, mark);
    }

    /**
     * Shows the pictures of a strip and their scores; none leaves it empty.
     *
     * @param least the score at the lower edge of the curve
     * @param most the score at its upper edge
     */
    void show(@Nullable FilmStrip shown, double least, double most) {
        strip = shown;
        curve.show(shown, least, most);
        requestLayout();
    }

    /** Whether the strip is of an earlier drawing. */
    void setEarlier(boolean earlier) {
        pseudoClassStateChanged(EARLIER, earlier);
    }

    /** Moves the mark. */
    void setInferred(double value) {
        inferred = value;
        requestLayout();
    }

    private static Fit fit(int width, int height) {
        int tallest = Math.clamp(height / Image.SIDE, 1, LARGEST_SCALE);
        for (int step : STEPS) {
            int count = (FilmStrip.LENGTH - 1) / step + 1;
            for (int scale = tallest; scale >= 1; scale--) {
                int columns = Math.min(Image.SIDE, width / (count * scale));
                if (columns >= LEAST_COLUMNS) {
                    return new Fit(step, columns - columns % 2, scale);
                }
            }
        }
        return new Fit(STEPS[STEPS.length - 1], LEAST_COLUMNS, 1);
    }

    @Override
    protected void layoutChildren() {
        double em = Parts.em(this);
        double density = PixelView.density(this);
        double markSize = snapSizeX(MARK_EM * em);
        double room = getHeight() - markSize - LOWEST_CURVE_EM * em;
        Fit fit = fit((int) Math.floor(getWidth() * density), (int) Math.floor(room * density));
        double filmHeight = fit.scale() * Image.SIDE / density;
        double curveHeight =
                snapSizeY(Math.clamp(getHeight() - markSize - filmHeight, LOWEST_CURVE_EM * em, HIGHEST_CURVE_EM * em));
        double top = snapPositionY(Math.max(0, (getHeight() - filmHeight - curveHeight - markSize) / 2));
        // Whole screen pixels from picture to picture, so that all gaps are alike.
        int picture = fit.columns() * fit.scale();
        int width = Math.max(picture, (int) Math.floor(getWidth() * density));
        int pace = (width - picture) / (FilmStrip.LENGTH - 1);
        int margin = (width - picture - pace * (FilmStrip.LENGTH - 1)) / 2;
        double first = (margin + picture / 2.0) / density;
        double way = pace * (FilmStrip.LENGTH - 1) / density;

        film.resizeRelocate(0, top, getWidth(), filmHeight);
        paint(fit, width, margin, pace);
        curve.resizeRelocate(first, top + filmHeight, way, curveHeight);
        placeSlider(first, way, top, filmHeight + curveHeight);
        double share = (inferred - slider.getMin()) / (slider.getMax() - slider.getMin());
        mark.resizeRelocate(
                snapPositionX(first + share * way - markSize / 2), top + filmHeight + curveHeight, markSize, markSize);
    }

    /** The middle of the thumb goes from half a thumb after the left edge to half a thumb before the right one. */
    private void placeSlider(double first, double way, double top, double height) {
        if (slider.lookup(".thumb") == null) {
            slider.applyCss();
        }
        Node thumb = slider.lookup(".thumb");
        double half = 0;
        if (thumb instanceof Region handle) {
            handle.setPrefHeight(height);
            half = handle.prefWidth(-1) / 2;
        }
        slider.resizeRelocate(first - half, top, way + 2 * half, height);
    }

    private void paint(Fit fit, int width, int margin, int pace) {
        FilmStrip present = strip;
        Painted wanted = new Painted(present, fit, width, margin, pace);
        if (wanted.equals(painted)) {
            return;
        }
        painted = wanted;
        film.begin(width, fit.scale() * Image.SIDE);
        if (present != null) {
            for (int i = 0; i < FilmStrip.LENGTH; i += fit.step()) {
                film.put(present.frames().get(i).image(), margin + i * pace, 0, fit.scale(), fit.columns());
            }
        }
        film.end();
    }

    @Override
    protected double computePrefWidth(double height) {
        return FilmStrip.LENGTH * (double) Image.SIDE;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Image.SIDE;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Image.SIDE + (MARK_EM + HIGHEST_CURVE_EM) * Parts.em(this);
    }

    @Override
    protected double computeMinHeight(double width) {
        return Image.SIDE / PixelView.density(this) + (MARK_EM + LOWEST_CURVE_EM) * Parts.em(this);
    }
}
