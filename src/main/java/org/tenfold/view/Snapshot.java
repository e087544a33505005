package org.tenfold.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.AtomicFile;
import org.tenfold.image.BadInputException;
import org.tenfold.image.PngFile;
import org.tenfold.session.Course;
import org.tenfold.session.ExplorerModel;
import org.tenfold.session.LatentMap;
import org.tenfold.session.LatentMapModel;
import org.tenfold.session.QuizModel;
import org.tenfold.session.ReplayModel;
import org.tenfold.view.export.NodePicture;
import org.tenfold.view.export.SvgScene;
import org.tenfold.view.reconstructions.TileMode;

/**
 * The real window as a picture, once everything in it has come to rest, without the time that the last explanation took. The
 * toolkit runs by then.
 */
public final class Snapshot {
    private static final long LONGEST_WAIT_SECONDS = 180;

    /** Pulses without work before the picture is taken: bars glide to their lengths meanwhile. */
    private static final int QUIET_PULSES = 40;

    /** Pulses between two layouts of the window. */
    private static final int LAYOUT_PULSES = 10;

    /** Pulses without work between two frames of a moving picture: bars have nearly come to their lengths. */
    private static final int FRAME_PULSES = 12;

    /** A window that is shown must lie within what the toolkit keeps of a screen without a display: a million pixels. */
    private static final int WIDEST_FILM = 1280;

    private static final int HIGHEST_FILM = 900;

    private Snapshot() {}

    /**
     * What the picture shows.
     *
     * @param picture the file on the canvas; none for the example of a window that was just opened
     * @param tool the tab in front; {@code ATTACK} runs an attack to its end, {@code COMPARE} waits for every verdict
     * @param lesson the lesson of the shipped course on the stage, counted from 1; none if null
     * @param tiles what the ten tiles show
     * @param replay the step of the search that is shown, counted from 1; none shows the answer
     * @param map whether the map of two latents is shown in place of the sliders
     * @param appearance light or dark
     * @param width in pixels
     * @param height in pixels
     */
    public record View(
            @Nullable Path picture,
            ExplorerWindow.Tool tool,
            @Nullable Integer lesson,
            TileMode tiles,
            @Nullable Integer replay,
            boolean map,
            Appearance.Choice appearance,
            int width,
            int height) {}

    /**
     * Waits until the window has come to rest and writes it as PNG, or as SVG if the file is called so; if it is called
     * {@code .gif}, a digit is then drawn in the window, which becomes a moving picture. Not called on the screen's thread.
     *
     * @param model a session that reads its models, or has read them
     * @throws IllegalStateException if it does not come to rest in {@value #LONGEST_WAIT_SECONDS} seconds
     * @throws BadInputException if a moving picture is too large
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(ExplorerModel model, View view, Path out) {
        Format format = Format.of(out);
        if (format == Format.GIF && (view.width() > WIDEST_FILM || view.height() > HIGHEST_FILM)) {
            throw new BadInputException("found a moving picture of " + view.width() + "x" + view.height()
                    + ", expected at most " + WIDEST_FILM + "x" + HIGHEST_FILM + ".");
        }
        CompletableFuture<AtomicFile.Content> picture = new CompletableFuture<>();
        Platform.runLater(() -> new Rest(model, view, format, picture).start());
        try {
            AtomicFile.write(out, picture.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS));
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

    /** What is written. */
    private enum Format {
        PNG,
        SVG,
        GIF;

        /** As the file's name ends; PNG for any other ending. */
        static Format of(Path out) {
            String name = out.toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".gif")) {
                return GIF;
            }
            return name.endsWith(".svg") ? SVG : PNG;
        }
    }

    /** Steps the window through what is asked and takes the picture when nothing moves any more. */
    private static final class Rest extends AnimationTimer {
        private final ExplorerModel model;
        private final View view;
        private final Format format;
        private final CompletableFuture<AtomicFile.Content> picture;
        private final ExplorerWindow window;
        private final Scene scene;
        private final Stage stage = new Stage();
        private boolean opened;
        private boolean attacked;
        private boolean taught;
        private int quiet;

        /** The moving picture that is being made; none before the window has come to rest. */
        private @Nullable DrawingFilm film;

        Rest(ExplorerModel model, View view, Format format, CompletableFuture<AtomicFile.Content> picture) {
            this.model = model;
            this.view = view;
            this.format = format;
            this.picture = picture;
            window = new ExplorerWindow(model, stage);
            window.appearance().choiceProperty().set(view.appearance());
            window.show(view.tool());
            window.tilesProperty().set(view.tiles());
            if (view.map()) {
                window.switchMap();
            }
            // The same view is the same picture, on a busy machine, too.
            Objects.requireNonNull(window.lookup("#milliseconds")).setVisible(false);
            scene = window.scene(view.width(), view.height());
            // A screen without a display may be smaller than the picture: the window stays off it. An empty stage keeps
            // the toolkit's clock going. A moving picture needs the stage: a second picture of a window that is on none
            // does not show everything that has changed since the first.
            stage.setMinWidth(0);
            stage.setMinHeight(0);
            stage.setScene(format == Format.GIF ? scene : new Scene(new Group(), 1, 1));
            stage.setX(0);
            stage.setY(0);
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
                DrawingFilm present = film;
                if (quiet >= (present != null && present.isDrawing() ? FRAME_PULSES : QUIET_PULSES)) {
                    layOut();
                    if (format != Format.GIF) {
                        end(content());
                    } else if (present == null) {
                        film = new DrawingFilm(model.drawing());
                    } else if (!present.take(NodePicture.raster(scene.snapshot(null)))) {
                        end(present.content());
                    }
                    quiet = 0;
                }
            } catch (RuntimeException reason) {
                stop();
                picture.completeExceptionally(reason);
            }
        }

        private void end(AtomicFile.Content content) {
            stop();
            picture.complete(content);
            stage.close();
        }

        private AtomicFile.Content content() {
            byte[] bytes = format == Format.SVG
                    ? SvgScene.of(window).getBytes(StandardCharsets.UTF_8)
                    : PngFile.bytes(NodePicture.raster(scene.snapshot(null)));
            return file -> file.write(bytes);
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

        /** Whether the replay is at its step and the map is painted, where they are asked for. */
        private boolean prepared() {
            Integer step = view.replay();
            ReplayModel replay = model.replay();
            if (step != null && replay.openable().get()) {
                replay.open();
                return false;
            }
            if (step != null && replay.isOpen()) {
                replay.look(step - 1);
            }
            LatentMapModel map = model.latents().map();
            LatentMap painted = map.mapProperty().get();
            boolean mapped =
                    painted != null && painted.side() == map.sideProperty().get();
            return (step == null || replay.isOpen()) && (!view.map() || mapped);
        }

        private boolean resting() {
            boolean read = model.classifierProperty().get() != null
                    && model.preparation().activityProperty().get().isEmpty();
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
            if (film == null && !prepared()) {
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
