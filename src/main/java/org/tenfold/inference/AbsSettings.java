package org.tenfold.inference;

/**
 * What an {@link AbsClassifier} does with an image; all defaults are here.
 *
 * @param preset how the latent spaces are searched
 * @param samples how many prior samples a class offers as starts, from the first on
 * @param steps how many refinement steps at most follow each start: Adam updates for {@link Preset#PAPER},
 *     Levenberg-Marquardt steps for {@link Preset#FAST}, 0 for {@link Preset#SAMPLES}
 * @param binary whether the image is thresholded at ½ first and the scores take the model's binary class scaling
 */
public record AbsSettings(Preset preset, int samples, int steps, boolean binary) {
    /** Agrees with the published code: 8000 samples and "50 iterations", of which the last takes no gradient. */
    public static final AbsSettings PAPER = new AbsSettings(Preset.PAPER, 8000, 49, false);

    /**
     * The interactive preset; measured to explain images better than {@link #PAPER} in a small part of its time. With the
     * encoder's mean as the other start, more samples hardly help, and these are decoded in two seconds.
     */
    public static final AbsSettings FAST = new AbsSettings(Preset.FAST, 2000, 4, false);

    /** The preset whose robustness radii are proofs. */
    public static final AbsSettings SAMPLES = new AbsSettings(Preset.SAMPLES, 8000, 0, false);

    public static final AbsSettings DEFAULT = FAST;

    /** Checks that the numbers fit the preset. */
    public AbsSettings {
        if (samples < 1) {
            throw new IllegalArgumentException("samples is " + samples + ", expected at least 1");
        }
        if (preset == Preset.SAMPLES ? steps != 0 : steps < 1) {
            throw new IllegalArgumentException(
                    "steps is " + steps + ", expected " + (preset == Preset.SAMPLES ? "0 for samples" : "at least 1"));
        }
    }

    /** The standard settings of a preset, for grey images. */
    public static AbsSettings of(Preset preset) {
        return switch (preset) {
            case PAPER -> PAPER;
            case FAST -> FAST;
            case SAMPLES -> SAMPLES;
        };
    }

    /** The same search for thresholded or for grey images. */
    public AbsSettings withBinary(boolean thresholded) {
        return new AbsSettings(preset, samples, steps, thresholded);
    }
}
