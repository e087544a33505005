package org.tenfold.session;

import org.tenfold.attack.Contender;

/** Contenders as the window calls them. */
public final class ContenderWords {
    private ContenderWords() {}

    /** The name alone, as in a list. */
    public static String title(Contender contender) {
        return switch (contender) {
            case ABS -> "ABS";
            case BINARY_ABS -> Texts.of("Binary ABS");
            case CNN -> "CNN";
            case BINARY_CNN -> Texts.of("Binary CNN");
            case NEAREST -> Texts.of("nearest neighbour");
            case ROBUST_CNN -> Texts.of("adversarially trained CNN");
        };
    }

    /** The name in the middle of a sentence. */
    public static String inSentence(Contender contender) {
        return switch (contender) {
            case ABS, BINARY_ABS -> title(contender);
            case CNN -> Texts.of("the CNN");
            case BINARY_CNN -> Texts.of("the Binary CNN");
            case NEAREST -> Texts.of("the nearest neighbour");
            case ROBUST_CNN -> Texts.of("the adversarially trained CNN");
        };
    }
}
