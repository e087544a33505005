package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tenfold.model.Installation;

/** A command that was typed, in this process, and what came of it. */
final class Typed {
    /** The exit code of the explorer that opens here. */
    static final int OPENED = 77;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Installation installation;
    private Consumer<SnapshotRequest> onSnapshot = request -> {};
    private int code = -1;
    private @Nullable Path opened;

    Typed() {
        this(new Installation(Path.of("").toAbsolutePath()));
    }

    Typed(Installation installation) {
        this.installation = installation;
    }

    void onSnapshot(Consumer<SnapshotRequest> action) {
        onSnapshot = action;
    }

    Typed run(String... args) {
        out.reset();
        err.reset();
        Screen screen = new Screen() {
            @Override
            public int open(@Nullable Path file, PrintStream ignored) {
                opened = file;
                return OPENED;
            }

            @Override
            public void snapshot(SnapshotRequest request) {
                onSnapshot.accept(request);
            }

            @Override
            public void makeStartArchive(Launcher launcher, Path file) {}
        };
        code = Terminal.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                screen,
                installation);
        return this;
    }

    int code() {
        return code;
    }

    /** What the explorer was opened with. */
    @Nullable
    Path opened() {
        return opened;
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** The objects that were printed, one a line; the command worked. */
    List<JsonObject> jsonLines() {
        assertThat(code).isZero();
        return out().lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    /** The one object that was printed; the command worked. */
    JsonObject json() {
        assertThat(jsonLines()).hasSize(1);
        return jsonLines().getFirst();
    }

    /** The command ended with 2, printed no result and said exactly this. */
    void assertRefused(String sentence) {
        assertThat(err().lines()).containsExactly(sentence);
        assertThat(out()).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    /** The command ended with 2, printed no result and said one sentence with these words. */
    void assertRefusedWith(String... words) {
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains(words);
        assertThat(out()).isEmpty();
        assertThat(code).isEqualTo(2);
    }
}
