package org.tenfold.training;

/**
 * One report of a training run.
 *
 * @param stage what is being fitted
 * @param label the class it is fitted for, or "" where all classes are fitted together
 * @param epoch passes finished in this stage (for this class), from 1
 * @param epochs passes of this stage
 * @param loss mean loss a picture over the last pass, in squared pixel units
 * @param examplesPerSecond pictures a second over the last reports, all threads together
 * @param secondsLeft estimate for the whole run
 * @param done share of the whole run's work that is done, from 0 to 1
 */
public record TrainingProgress(
        Stage stage,
        String label,
        int epoch,
        int epochs,
        double loss,
        double examplesPerSecond,
        double secondsLeft,
        double done) {
    /** The stages of a run, in order. */
    public enum Stage {
        /** Variational auto-encoders, each on the pictures of its class. */
        VAE("variational auto-encoders"),
        /** Decoders and latents together, on what inference measures. */
        DECODERS("decoders on what inference measures"),
        /** Encoders against the final decoders. */
        ENCODERS("encoders against the final decoders"),
        /** Confidence and class scalings on held-out training pictures. */
        CALIBRATION("calibration on held-out pictures");

        private final String title;

        Stage(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
