package org.tenfold.session;

/**
 * One sentence for the person at the window.
 *
 * @param kind whether something went wrong
 * @param text what happened and, if it went wrong, what to do
 */
public record Notice(Kind kind, String text) {
    /** How loud. */
    public enum Kind {
        INFORMATION,
        PROBLEM
    }

    static Notice information(String text) {
        return new Notice(Kind.INFORMATION, text);
    }

    static Notice problem(String text) {
        return new Notice(Kind.PROBLEM, text);
    }

    /** What an error says of itself; its class name only if it says nothing. */
    static Notice problem(Throwable reason) {
        String message = reason.getMessage();
        return problem(message == null || message.isBlank() ? reason.getClass().getSimpleName() : message);
    }
}
