package org.tenfold.session;

import java.util.Locale;
import java.util.Set;

/** Counts sentences as a reader would: the point in 0.5 ends none, nor does the one of an abbreviation. */
final class Sentences {
    private static final String ENDS = ".!?\u2026";

    /** What ends a sentence in Chinese; no space has to follow. */
    private static final String WIDE_ENDS = "\u3002\uff01\uff1f";

    /** What may stand between the end of a sentence and the space after it. */
    private static final String CLOSING = "\"'\u201d\u2019\u201c\u00bb\u203a)]";

    /** Words that end in a point wherever they stand; single letters are taken for such as well. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "e.g", "i.e", "cf", "vs", "etc", "al", "approx", "fig", "no", "nr", "dr", "mr", "mrs", "ms", "prof", "st",
            "z.b", "d.h", "u.a", "s.o", "s.u", "bzw", "usw", "ca", "vgl", "evtl", "ggf", "sog");

    private Sentences() {}

    /** The number of sentences; what is left after the last end is one, too. */
    static int count(String text) {
        String all = text.strip();
        int count = 0;
        boolean open = false;
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            if (WIDE_ENDS.indexOf(c) >= 0 || (ENDS.indexOf(c) >= 0 && ends(all, i))) {
                count += open ? 1 : 0;
                open = false;
            } else if (Character.isLetterOrDigit(c)) {
                open = true;
            }
        }
        return count + (open ? 1 : 0);
    }

    /** Whether the mark at a place ends a sentence: a space follows, and the next word does not go on in small letters. */
    private static boolean ends(String text, int place) {
        int next = place + 1;
        while (next < text.length() && CLOSING.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        if (next < text.length() && !Character.isWhitespace(text.charAt(next))) {
            return false;
        }
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next == text.length()) {
            return true;
        }
        boolean goesOn = Character.isLowerCase(text.charAt(next));
        return !goesOn && (text.charAt(place) != '.' || !isAbbreviation(wordBefore(text, place)));
    }

    private static String wordBefore(String text, int place) {
        int start = place;
        while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '.')) {
            start--;
        }
        return text.substring(start, place).toLowerCase(Locale.ROOT);
    }

    private static boolean isAbbreviation(String word) {
        return ABBREVIATIONS.contains(word) || (word.length() == 1 && Character.isLetter(word.charAt(0)));
    }
}
