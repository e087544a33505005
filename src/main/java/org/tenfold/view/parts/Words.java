package org.tenfold.view.parts;

import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.session.ContenderWords;

/** Contenders and norms as the window calls them everywhere. */
public final class Words {
    private Words() {}

    /** A contender in the middle of a sentence. */
    public static String contender(Contender contender) {
        return ContenderWords.inSentence(contender);
    }

    /** A norm's name. */
    public static String norm(Norm norm) {
        return switch (norm) {
            case L2 -> "L2";
            case LINF -> "L\u221e";
            case L0 -> "L0";
        };
    }

    /** The first letter large. */
    public static String sentence(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
