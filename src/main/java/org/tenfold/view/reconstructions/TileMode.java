package org.tenfold.view.reconstructions;

import org.tenfold.session.Texts;

/** What the ten tiles show of each explanation. */
public enum TileMode {
    RECONSTRUCTION,
    RESIDUAL,
    EVIDENCE;

    /** Its name in the window. */
    public String title() {
        return switch (this) {
            case RECONSTRUCTION -> Texts.of("Reconstruction");
            case RESIDUAL -> Texts.of("Residual");
            case EVIDENCE -> Texts.of("Evidence");
        };
    }

    String meaning() {
        return switch (this) {
            case RECONSTRUCTION -> Texts.of("What each model paints to explain the drawing");
            case RESIDUAL -> Texts.of("The drawing minus what each model paints");
            case EVIDENCE ->
                Texts.of("Where the drawing speaks for the best one and where for this one: this one's squared error"
                        + " minus the best one's, pixel by pixel.\nTogether with the KL terms it is the whole distance"
                        + " between the two scores");
        };
    }

    /** The next one, after the last the first. */
    public TileMode next() {
        return switch (this) {
            case RECONSTRUCTION -> RESIDUAL;
            case RESIDUAL -> EVIDENCE;
            case EVIDENCE -> RECONSTRUCTION;
        };
    }
}
