package org.tenfold.session;

import org.jspecify.annotations.Nullable;
import org.tenfold.image.BadInputException;

/**
 * One sentence for the person at the window.
 *
 * @param kind whether something went wrong
 * @param text what happened and, if it went wrong, what to do
 * @param cause what was thrown, if anything was
 */
public record Notice(Kind kind, String text, @Nullable Throwable cause) {
    /** How loud. */
    public enum Kind {
        INFORMATION,
        PROBLEM
    }

    /** A sentence about which there is no more to know. */
    public Notice(Kind kind, String text) {
        this(kind, text, null);
    }

    static Notice information(String text) {
        return new Notice(Kind.INFORMATION, text);
    }

    static Notice problem(String text) {
        return new Notice(Kind.PROBLEM, text);
    }

    /** What an error says of itself; its class name only if it says nothing. */
    static Notice problem(Throwable reason) {
        String message = reason instanceof BadInputException bad ? Texts.spoken(bad.phrase()) : reason.getMessage();
        String text = message == null || message.isBlank() ? reason.getClass().getSimpleName() : message;
        return new Notice(Kind.PROBLEM, text, reason);
    }

    /** What was thrown though nobody expected it; null where the sentence says all, as of a file that cannot be read. */
    public @Nullable Throwable unexpected() {
        return cause instanceof BadInputException ? null : cause;
    }
}
