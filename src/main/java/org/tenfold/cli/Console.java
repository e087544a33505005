package org.tenfold.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintStream;
import java.io.PrintWriter;
import org.tenfold.model.Installation;

/**
 * Where a command writes and where it finds what is shipped.
 *
 * @param out results and nothing else
 * @param err progress and messages
 * @param installation the shipped model and assets
 */
record Console(PrintStream out, PrintStream err, Installation installation) {
    /** Keys of absent values are written too, so that a reader finds every key in every line. */
    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    /** Prints one line of results. */
    void print(String line) {
        out.println(line);
    }

    /** Prints a record as one line of JSON: its components in their order are the keys. */
    void printJson(Record result) {
        out.println(GSON.toJson(result));
    }

    /** Says something that is no result. */
    void say(String sentence) {
        err.println(sentence);
    }

    PrintWriter outWriter() {
        return new PrintWriter(out, true, out.charset());
    }

    PrintWriter errWriter() {
        return new PrintWriter(err, true, err.charset());
    }
}
