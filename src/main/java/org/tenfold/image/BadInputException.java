package org.tenfold.image;

import java.nio.file.Path;
import java.util.List;

/**
 * Something given to the program from outside cannot be used: a file is missing, damaged or of another kind.
 *
 * <p>The message is one sentence for the person who gave it: which file, what was found, what was expected. The window says
 * the same {@linkplain #phrase() in its user's language}.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase phrase;

    public BadInputException(String message) {
        this(new Phrase(message, List.of()));
    }

    public BadInputException(String message, Throwable cause) {
        this(new Phrase(message, List.of()), cause);
    }

    public BadInputException(Phrase phrase) {
        super(phrase.toString());
        this.phrase = phrase;
    }

    public BadInputException(Phrase phrase, Throwable cause) {
        super(phrase.toString(), cause);
        this.phrase = phrase;
    }

    /**
     * "{@code file}: found {@code found}, expected {@code expected}."
     *
     * @param found a phrase, or what is the same in every language
     * @param expected the same
     */
    public static BadInputException of(Path file, Object found, Object expected) {
        return new BadInputException(sentence(file, found, expected));
    }

    /** As {@link #of(Path, Object, Object)}, with the failure that showed it. */
    public static BadInputException of(Path file, Object found, Object expected, Throwable cause) {
        return new BadInputException(sentence(file, found, expected), cause);
    }

    private static Phrase sentence(Path file, Object found, Object expected) {
        return Phrase.of("{0}: found {1}, expected {2}.", file, found, expected);
    }

    /** The message, as it can be said in another language. */
    public Phrase phrase() {
        return phrase;
    }
}
