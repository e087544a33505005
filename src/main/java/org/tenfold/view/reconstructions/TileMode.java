package org.tenfold.view.reconstructions;

/** What the ten tiles show of each explanation. */
public enum TileMode {
    RECONSTRUCTION("Reconstruction", "What each model paints to explain the drawing"),
    RESIDUAL("Residual", "The drawing minus what each model paints"),
    EVIDENCE(
            "Evidence",
            "Where the drawing speaks for the best digit and where for this one: this digit's squared error minus the best"
                    + " one's, pixel by pixel.\nTogether with the KL terms it is the whole distance between the two scores");

    private final String title;
    private final String meaning;

    TileMode(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    /** Its name in the window. */
    public String title() {
        return title;
    }

    String meaning() {
        return meaning;
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
