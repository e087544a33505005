package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.keeping.KeptSession;
import org.tenfold.keeping.RandomSession;

/** A program that saves its session by itself without a pause, and is killed in the middle of it. */
final class KilledWhileSavingTest {
    private static final int KILLS = 6;

    /** From the first session on it is killed at any moment of the next ones, each of which takes some milliseconds. */
    private static final int LATEST_MILLIS = 60;

    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private final RandomGenerator random = new SplittableRandom(11);

    /** The program that is killed. */
    static final class Saving {
        private Saving() {}

        /** Saves one session after the other into a folder until it is killed. */
        public static void main(String[] args) throws IOException {
            Autosaves autosaves = Autosaves.in(Path.of(args[0]));
            RandomGenerator random = new SplittableRandom(Long.parseLong(args[1]));
            List<KeptSession> sessions = new ArrayList<>();
            while (sessions.size() < 4) {
                KeptSession session = RandomSession.of(random).belongingTo(null);
                if (session.isWork()) {
                    sessions.add(session);
                }
            }
            for (int i = 0; true; i++) {
                autosaves.write(sessions.get(i % sessions.size()));
                System.out.println("saved");
            }
        }
    }

    private Process begin(long seed) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Saving.class.getName(),
                        folder.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aKilledProgramLeavesAWholeSessionThatTheNextOneFinds() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            Process program = begin(kill);
            try (var said = program.inputReader(StandardCharsets.UTF_8)) {
                assertThat(said.readLine()).isEqualTo("saved");
                assertThat(Autosaves.in(folder).leftBehind())
                        .as("the session of a living program")
                        .isEmpty();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LATEST_MILLIS));
                program.destroyForcibly();
                assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } finally {
                program.destroyForcibly();
            }
            Autosaves next = Autosaves.in(folder);
            List<Autosaves.Found> found = next.leftBehind();
            assertThat(found).hasSize(1);
            assertThat(files())
                    .as("put aside")
                    .noneMatch(file -> file.toString().endsWith(".damaged"));
            assertThat(found.getFirst().session().isWork()).isTrue();
            next.discard(found.getFirst());
            assertThat(files()).as("what is left of it").isEmpty();
        }
    }
}
