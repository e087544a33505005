package org.tenfold.image;

import java.nio.file.Path;

/**
 * Something given to the program from outside cannot be used: a file is missing, damaged or of another kind.
 *
 * <p>The message is one sentence for the person who gave it: which file, what was found, what was expected.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** "{@code file}: found {@code found}, expected {@code expected}." */
    public static BadInputException of(Path file, String found, String expected) {
        return new BadInputException(file + ": found " + found + ", expected " + expected + ".");
    }

    /** As {@link #of(Path, String, String)}, with the failure that showed it. */
    public static BadInputException of(Path file, String found, String expected, Throwable cause) {
        return new BadInputException(file + ": found " + found + ", expected " + expected + ".", cause);
    }
}
