package org.tenfold.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/**
 * Somebody who does anything at all: nothing may go wrong, nothing may hang, and nothing may be left behind in memory.
 * {@code -Dtenfold.random.events} says how much is done, {@code -Dtenfold.random.seed} what, {@code -Dtenfold.random.felt} how
 * many frames of a thousand may be felt: 20000, any and 0 are the proof.
 */
final class RandomUserTest extends WindowTest {
    private static final int PATIENCE_SECONDS = 120;
    private static final int EVENTS = Integer.getInteger("tenfold.random.events", 1_500);
    private static final long SEED = Long.getLong("tenfold.random.seed", 1);

    /** A frame with more work of the toolkit's thread is felt. */
    private static final double FELT_MS = 100;

    /** A frame with more is seen as a hang: on any machine, something does not belong on the toolkit's thread. */
    private static final double STANDS_MS = 1_000;

    /**
     * How many frames of a thousand may be felt. None is the goal, on quiet cores; a short run beside other work is on cores
     * whose pace was seen to change fivefold within seconds, and with a toolkit that is not compiled yet.
     */
    private static final int FELT_IN_THOUSAND = Integer.getInteger("tenfold.random.felt", 5);

    /** By then what draws is compiled, and what no key opens has been opened: until then a frame also loads classes. */
    private static final int WARM_AFTER = Math.min(EVENTS / 2, 2_000);

    /** Thirty attacks in the history with their pictures, undo steps, what the compiler and the toolkit keep: bounded. */
    private static final double MOST_GROWTH_MIB = 24;

    /** Whose events reach the window draws in every fifth of them, and is answered. */
    private static final int EVENTS_PER_ANSWER = 20;

    private static final double MIB = 1024.0 * 1024.0;
    private static final int COLLECTIONS = 4;

    private @Nullable Stage stage;

    RandomUserTest() {
        super(PATIENCE_SECONDS);
    }

    @Start
    void start(Stage shown) {
        stage = shown;
        open(shown, ExplorerWindow.Tool.LATENTS, Path.of("assets", "mnist"));
    }

    @Stop
    void stop() {
        close();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void whateverIsDoneNothingGoesWrong(FxRobot robot) throws Exception {
        until(() -> model.explainedProperty().get());
        readEverything(robot);
        forgetEvents(robot);
        RandomUser user = RandomUser.at(window(), Objects.requireNonNull(stage), files(), new Random(SEED));
        Watch[] watches = new Watch[1];
        int[] answers = new int[1];
        robot.interact(() -> {
            watches[0] = new Watch(FELT_MS, user::last);
            model.analysisProperty().addListener((source, before, now) -> answers[0]++);
        });
        double warmMiB = 0;
        int slowWhileCold = 0;
        try (Watch watch = watches[0]) {
            user.lookRound();
            for (int i = 0; i < EVENTS && watch.wrongs().isEmpty(); i++) {
                user.act();
                if (i == WARM_AFTER) {
                    warmMiB = restingMiB(robot);
                    slowWhileCold = watch.slow().size();
                }
            }
            double growth = restingMiB(robot) - warmMiB;
            assertThat(watch.wrongs()).as("seed %d", SEED).isEmpty();
            assertThat(answers[0]).as("answers seen").isGreaterThan(EVENTS / EVENTS_PER_ANSWER);
            List<Watch.Slow> slow =
                    watch.slow().subList(slowWhileCold, watch.slow().size());
            System.out.printf(
                    "random user: %d events, seed %d, %d frames, %d answers, %d felt, %.1f MiB more; felt: %s, and while cold: %s%n",
                    EVENTS,
                    SEED,
                    watch.frames(),
                    answers[0],
                    slow.size(),
                    growth,
                    slow,
                    watch.slow().subList(0, slowWhileCold));
            assertThat(watch.slow()).as("seed %d", SEED).allMatch(frame -> frame.ms() < STANDS_MS);
            assertThat(1_000L * slow.size()).as("seed %d", SEED).isLessThanOrEqualTo(watch.frames() * FELT_IN_THOUSAND);
            assertThat(growth).as("memory, in MiB, seed %d", SEED).isLessThan(MOST_GROWTH_MIB);
        }
    }

    /**
     * What is read when it is first asked for, and stays: the rivals' pictures and networks, and the proof's samples. They
     * are those of the shipped model, because whoever clicks anywhere will open it sooner or later.
     */
    private void readEverything(FxRobot robot) {
        robot.interact(() -> {
            window().show(ExplorerWindow.Tool.COMPARE);
            model.shelf().openShipped();
        });
        until(() -> model.shelf().showsShipped()
                && model.verdicts().isAtRest()
                && model.ruler().proofProperty().get() != null);
    }

    /** TestFX keeps every event of its stage, with the controls they went to: it gets another stage. */
    private static void forgetEvents(FxRobot robot) {
        robot.interact(() -> FxToolkit.toolkitContext().setRegisteredStage(new Stage()));
    }

    /** What is in use when everything has stopped, in the smallest window with nothing drawn. */
    private double restingMiB(FxRobot robot) throws InterruptedException {
        robot.interact(() -> {
            Objects.requireNonNull(stage).show();
            for (Window other : List.copyOf(Window.getWindows())) {
                if (!other.equals(stage)) {
                    other.hide();
                }
            }
            stage.setWidth(ExplorerWindow.SMALLEST_WIDTH);
            stage.setHeight(ExplorerWindow.SMALLEST_HEIGHT);
            window().show(ExplorerWindow.Tool.LATENTS);
            model.drawing().clear();
            model.preferences().reset();
        });
        until(() -> {
            model.attack().cancel();
            model.fooling().cancel();
            model.sideBySide().cancel();
            return !model.explainingNowProperty().get()
                    && !model.attack().stateProperty().get().isUnderWay();
        });
        dropCaches();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    }

    /**
     * Working memory of searches, and without a display the pictures that the toolkit draws shadows on, are kept behind soft
     * references: they go before anybody is refused memory.
     */
    private static void dropCaches() {
        int moreThanThereIs = (int) (Runtime.getRuntime().maxMemory() / Long.BYTES + 1);
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> Arrays.fill(new long[moreThanThereIs], 1));
    }

    /** Good ones, and each kind of broken one. */
    private List<File> files() throws IOException {
        BufferedImage picture = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        for (int y = 10; y < 50; y++) {
            picture.setRGB(45, y, 0xffffff);
        }
        Path good = folder.resolve("good.png");
        ImageIO.write(picture, "png", good.toFile());
        byte[] bytes = Files.readAllBytes(good);
        Files.write(folder.resolve("cut.png"), Arrays.copyOf(bytes, bytes.length / 2));
        Files.write(folder.resolve("empty.png"), new byte[0]);
        Files.write(folder.resolve("noise.npy"), bytes);
        Files.writeString(folder.resolve("broken.tenfold"), "{\"version\": ", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("broken.txt"), "title\n", StandardCharsets.UTF_8);
        Files.createDirectories(folder.resolve("a folder"));
        return List.of(
                        "good.png",
                        "cut.png",
                        "empty.png",
                        "noise.npy",
                        "broken.tenfold",
                        "broken.txt",
                        "a folder",
                        "missing")
                .stream()
                .map(name -> folder.resolve(name).toFile())
                .toList();
    }
}
