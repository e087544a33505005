package org.tenfold.inference;

import java.util.function.BooleanSupplier;
import org.tenfold.image.Image;

/**
 * How far an image can be changed before the answer can change.
 *
 * <p>Let y be the answer, {@code s} the class scalings, and z a latent of another class c. Moving the image by δ changes
 * {@code s_c F_c(z) − s_y F_y(z_y)} from D to {@code D + 2 δ·v + (s_c − s_y) ‖δ‖²} with
 * {@code v = s_c (x − G_c(z)) − s_y (x − G_y(z_y))}; as long as that is positive for every c and z, no other class can
 * win. With equal scalings the square vanishes and the radius is the least
 * {@code (F_c(z) − F_y) / (2 ‖G_c(z) − G_y(z_y)‖_q)}, q = 2 for L2 and q = 1 for L∞; with others it is the least positive
 * root of a quadratic (see {@link #radius}).
 *
 * <p>Over the finitely many latents of {@link Preset#SAMPLES} the minimum is taken exactly and the value is a proof for
 * that classifier: computed in double precision, less a margin for rounding. For the refined presets the minimum is
 * searched, and the value is an estimate.
 *
 * @param value no image nearer than this has another answer, in units of the norm over pixels from 0 to 1
 * @param norm how distance is measured
 * @param kind whether the value is proved
 * @param runnerUp the class that comes first on the way out
 * @param direction from the image towards the nearest point where the answer may change: 784 numbers with norm 1
 */
public record RobustnessBound(double value, Norm norm, Kind kind, int runnerUp, float[] direction) {
    /** A way to measure a change of an image. */
    public enum Norm {
        /** {@code sqrt(Σ δ_p²)}. */
        L2,
        /** {@code max |δ_p|}. */
        LINF
    }

    /** What a bound is worth. */
    public enum Kind {
        /** No image inside has another answer. */
        PROVED,
        /** A search found no nearer point where the answer may change; there may be one. */
        ESTIMATED
    }

    /**
     * Whether the classifier has a bound: Binary ABS has none, because the image is thresholded first and the smallest
     * change of a pixel near ½ is worth as much as the largest.
     */
    public static boolean isDefinedFor(AbsSettings settings) {
        return !settings.binary();
    }

    /** The L2 bound of an analysis. */
    public static RobustnessBound of(AbsClassifier classifier, Analysis analysis) {
        return of(classifier, analysis, Norm.L2, () -> false);
    }

    /**
     * The bound of an analysis made by this classifier: {@link Kind#PROVED} for {@link Preset#SAMPLES},
     * {@link Kind#ESTIMATED} otherwise.
     *
     * @throws IllegalArgumentException for a classifier that has no bound, or if for {@link Preset#SAMPLES} the analysis is
     *     not the classifier's final one
     * @throws java.util.concurrent.CancellationException soon after {@code cancelled} says so
     */
    public static RobustnessBound of(
            AbsClassifier classifier, Analysis analysis, Norm norm, BooleanSupplier cancelled) {
        if (!isDefinedFor(classifier.settings())) {
            throw new IllegalArgumentException("no robustness bound is defined for thresholded images (Binary ABS)");
        }
        return classifier.settings().preset() == Preset.SAMPLES
                ? ProvedBound.of(classifier, analysis, norm, cancelled)
                : EstimatedBound.of(classifier, analysis, norm, cancelled);
    }

    /** This bound after an image with another answer was found at {@code distance}: never above it. */
    public RobustnessBound loweredTo(double distance) {
        return distance < value ? new RobustnessBound(distance, norm, kind, runnerUp, direction) : this;
    }

    /**
     * The largest r such that {@code D + 2 δ·v + a ‖δ‖₂² > 0} is certain whenever δ is shorter than r.
     *
     * <p>L2: {@code 2 δ·v + a ‖δ‖²} is at least {@code −2 ρ ‖v‖₂ + a ρ²} at length ρ, and {@code D − 2 ρ n + a ρ² = 0} has
     * the least positive root {@code D / (n + sqrt(n² − a D))}, or none. L∞: {@code δ·v ≥ −ρ ‖v‖₁}, and the square is at
     * least {@code 784 a ρ²} for negative a and at least 0 otherwise.
     *
     * @param gap D
     * @param dual n: {@code ‖v‖₂} for L2, {@code ‖v‖₁} for L∞
     * @param curvature a
     */
    static double radius(Norm norm, double gap, double dual, double curvature) {
        if (gap <= 0) {
            return 0;
        }
        double a = norm == Norm.L2 ? curvature : Image.PIXELS * Math.min(curvature, 0);
        double discriminant = dual * dual - a * gap;
        // D / (n + sqrt(n² − a D)): for a = 0 this is D / 2n
        return discriminant < 0 ? Double.POSITIVE_INFINITY : gap / (dual + Math.sqrt(discriminant));
    }
}
