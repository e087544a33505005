package org.tenfold.view;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.BadInputException;
import org.tenfold.session.Course;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.QuizModel;

/** The real window as a picture, once everything in it has come to rest. The toolkit runs by then. */
public final class Snapshot {
    private static final long LONGEST_WAIT_SECONDS = 180;

    /** Pulses without work before the picture is taken: bars glide to their lengths meanwhile. */
    private static final int QUIET_PULSES = 40;

    /** Pulses between two layouts of the window. */
    private static final int LAYOUT_PULSES = 10;

    private Snapshot() {}

    /**
     * What the picture shows.
     *
     * @param picture the file on the canvas; none for the example of a window that was just opened
     * @param tool the tab in front; {@code ATTACK} runs an attack to its end, {@code COMPARE} waits for every verdict
     * @param lesson the lesson of the shipped course on the stage, counted from 1; none if null
     * @param appearance light or dark
     * @param width in pixels
     * @param height in pixels
     */
    public record View(
            @Nullable Path picture,
            ExplorerWindow.Tool tool,
            @Nullable Integer lesson,
            Appearance.Choice appearance,
            int width,
            int height) {}

    /**
     * Waits until the window has come to rest and writes it as a PNG file; not called on the screen's thread.
     *
     * @param model a session that reads its models, or has read them
     * @throws IllegalStateException if it does not come to rest in {@value #LONGEST_WAIT_SECONDS} seconds
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(ExplorerModel model, View view, Path out) {
        CompletableFuture<WritableImage> picture = new CompletableFuture<>();
        Platform.runLater(() -> new Rest(model, view, picture).start());
        try {
            png(picture.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS), out);
        } catch (IOException reason) {
            throw new UncheckedIOException(out + " could not be written: " + reason.getMessage(), reason);
        } catch (ExecutionException reason) {
            throw new IllegalStateException("the window could not be rendered: " + reason.getCause(), reason);
        } catch (TimeoutException reason) {
            throw new IllegalStateException(
                    "the window did not come to rest in " + LONGEST_WAIT_SECONDS + " seconds", reason);
        } catch (InterruptedException reason) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the window was rendered", reason);
        }
    }

    private static void png(WritableImage picture, Path out) throws IOException {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] argb = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (!ImageIO.write(image, "png", out.toFile())) {
            throw new IOException("no PNG writer");
        }
    }

    /** Steps the window through what is asked and takes the picture when nothing moves any more. */
    private static final class Rest extends AnimationTimer {
        private final ExplorerModel model;
        private final View view;
        private final CompletableFuture<WritableImage> picture;
        private final ExplorerWindow window;
        private final Scene scene;
        private final Stage stage = new Stage();
        private boolean opened;
        private boolean attacked;
        private boolean taught;
        private int quiet;

        Rest(ExplorerModel model, View view, CompletableFuture<WritableImage> picture) {
            this.model = model;
            this.view = view;
            this.picture = picture;
            window = new ExplorerWindow(model, stage);
            window.appearance().choiceProperty().set(view.appearance());
            window.show(view.tool());
            scene = window.scene(view.width(), view.height());
            // A screen without a display may be smaller than the picture: the window stays off it. An empty stage keeps
            // the toolkit's clock going.
            stage.setMinWidth(0);
            stage.setMinHeight(0);
            stage.setScene(new Scene(new Group(), 1, 1));
            stage.show();
        }

        @Override
        public void handle(long now) {
            try {
                quiet = resting() ? quiet + 1 : 0;
                // The scene is on no screen, so nobody else lays it out. It is pictured once only: what changes after a
                // first picture would not all be seen in a second one.
                if (quiet % LAYOUT_PULSES == 0 && quiet > 0) {
                    layOut();
                }
                if (quiet >= QUIET_PULSES) {
                    stop();
                    layOut();
                    picture.complete(scene.snapshot(null));
                    stage.close();
                }
            } catch (RuntimeException reason) {
                stop();
                picture.completeExceptionally(reason);
            }
        }

        private void layOut() {
            window.applyCss();
            window.layout();
        }

        /** Sets the stage for a lesson, once the course has been read. */
        private boolean teach(int number) {
            if (model.lessons().lesson() == null) {
                model.lessons().start();
                return false;
            }
            Course course =
                    Objects.requireNonNull(model.lessons().courseProperty().get());
            int lessons = course.lessons().size();
            if (number >= lessons) {
                throw new BadInputException(
                        "found lesson " + (number + 1) + ", expected one from 1 to " + lessons + ".");
            }
            model.lessons().show(number);
            return true;
        }

        private boolean resting() {
            boolean read = model.classifierProperty().get() != null
                    && model.activityProperty().get().isEmpty();
            if (!read || model.explainingNowProperty().get()) {
                return false;
            }
            if (!opened && view.picture() != null) {
                opened = true;
                model.open(view.picture());
                return false;
            }
            if (view.lesson() != null && !taught) {
                taught = teach(view.lesson() - 1);
                return false;
            }
            if (view.tool() == ExplorerWindow.Tool.ATTACK && quiet == QUIET_PULSES / 2 && !attacked) {
                attacked = true;
                model.attack().run();
            }
            boolean compared = window.tool() == ExplorerWindow.Tool.COMPARE;
            if (compared && !model.verdicts().isAtRest()) {
                return false;
            }
            if (view.tool() == ExplorerWindow.Tool.QUIZ
                    && model.quiz().stateProperty().get() == QuizModel.State.READING) {
                return false;
            }
            return model.lessons().isAtRest()
                    && !model.attack().stateProperty().get().isUnderWay()
                    && !model.fooling().stateProperty().get().isUnderWay()
                    && !model.ruler().provingNowProperty().get()
                    && !model.paint().askingNowProperty().get();
        }
    }
}
