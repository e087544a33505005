package org.tenfold.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.AnimatedGif;
import org.tenfold.image.AtomicFile;
import org.tenfold.image.PngFile;
import org.tenfold.image.Raster;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.model.Latent;

/**
 * What is shown, as files for other programs.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; files are written where files are read, and what came of
 * it is said in the window.
 */
public final class ExportModel {
    /** Screen pixels a pixel of a moving picture. */
    private static final int SCALE = 8;

    /** How long a frame of an attack is shown, in hundredths of a second. */
    private static final int ATTACK_PACE = 8;

    /** How long a frame of a walk through the latents is shown. */
    private static final int WALK_PACE = 6;

    private final ExplorerModel explorer;
    private final Threads threads;
    private final BooleanBinding scored;
    private final BooleanBinding attacked;
    private final BooleanBinding walkable;

    ExportModel(ExplorerModel explorer, Threads threads) {
        this.explorer = explorer;
        this.threads = threads;
        scored = explorer.analysisProperty().isNotNull();
        attacked = Bindings.createBooleanBinding(
                () -> adversarial(explorer.attack().endedProperty().get()),
                explorer.attack().endedProperty());
        walkable = explorer.classifierProperty()
                .isNotNull()
                .and(explorer.shownClassProperty().isNotEqualTo(ExplorerModel.NO_CLASS));
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    // Properties

    /** Whether there are scores. */
    public BooleanBinding scored() {
        return scored;
    }

    /** Whether there is an adversarial picture. */
    public BooleanBinding attacked() {
        return attacked;
    }

    /** Whether there is a class whose latents can be walked through. */
    public BooleanBinding walkable() {
        return walkable;
    }

    // Commands

    /** Writes the scores of the drawing as comma-separated values; nothing without a drawing. */
    public void writeScores(Path file) {
        Analysis analysis = explorer.analysis();
        if (analysis != null) {
            write(
                    file,
                    () -> AtomicFile.write(
                            file, out -> out.write(ScoreSheet.of(analysis).getBytes(StandardCharsets.UTF_8))));
        }
    }

    /** Writes the way from the attacked picture to its adversarial as an animated GIF; nothing without one. */
    public void writeAttack(Path file) {
        PastAttack attack = explorer.attack().endedProperty().get();
        if (attack != null && adversarial(attack)) {
            write(file, () -> AnimatedGif.write(file, Walk.ofAttack(attack), SCALE, ATTACK_PACE));
        }
    }

    /** Writes a walk through the latents of the shown class as an animated GIF; nothing without a class. */
    public void writeWalk(Path file) {
        AbsClassifier models = explorer.classifierProperty().get();
        int shown = explorer.shownClass();
        if (models != null && shown != ExplorerModel.NO_CLASS) {
            LatentModel latents = explorer.latents();
            Latent latent = latents.latent();
            List<Double> reaches = IntStream.range(0, LatentModel.SIZE)
                    .mapToObj(latents::reach)
                    .toList();
            write(
                    file,
                    () -> AnimatedGif.write(file, Walk.ofLatents(models, shown, latent, reaches), SCALE, WALK_PACE));
        }
    }

    /** Writes the walk round the map as an animated GIF; nothing without a class. */
    public void writeMapWalk(Path file) {
        AbsClassifier models = explorer.classifierProperty().get();
        int shown = explorer.shownClass();
        if (models != null && shown != ExplorerModel.NO_CLASS) {
            LatentMapModel map = explorer.latents().map();
            int first = map.firstProperty().get();
            int second = map.secondProperty().get();
            MapRound round = map.round();
            Latent latent = explorer.latents().latent();
            write(
                    file,
                    () -> AnimatedGif.write(
                            file, Walk.ofMap(models, shown, latent, first, second, round), SCALE, WALK_PACE));
        }
    }

    /** The scores of the drawing as comma-separated values; nothing without a drawing. */
    public String scores() {
        Analysis analysis = explorer.analysis();
        return analysis == null ? "" : ScoreSheet.of(analysis);
    }

    /** Writes a picture as PNG. */
    public void writePng(Path file, Raster picture) {
        write(file, () -> PngFile.write(file, picture));
    }

    /** Writes a text. */
    public void writeText(Path file, String text) {
        write(file, () -> AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static boolean adversarial(@Nullable PastAttack attack) {
        return attack != null && attack.result().found();
    }

    private void write(Path file, Writing writing) {
        threads.reading().execute(() -> {
            Notice said = told(file, writing);
            threads.screen().execute(() -> explorer.report(said));
        });
    }

    private static Notice told(Path file, Writing writing) {
        try {
            writing.write();
            return Notice.information(Texts.of("{0} was written.", file.getFileName()));
        } catch (IOException reason) {
            return Notice.problem(Texts.of(
                    "{0} could not be written: {1}. Choose another folder.",
                    file, String.valueOf(reason.getMessage())));
        }
    }
}
