package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Reconstruction;
import org.tenfold.model.Latent;

/**
 * What a model paints as one latent goes along its slider and the others stay, and how well each picture explains the
 * drawing.
 *
 * @param frames at equal distances from one end of the slider to the other, {@value #LENGTH} of them
 */
public record FilmStrip(List<Reconstruction> frames) {
    /** Pictures of a film strip: every three quarters of a unit on a slider from −3 to +3. */
    public static final int LENGTH = 9;

    public FilmStrip {
        frames = List.copyOf(frames);
    }

    /**
     * The strip of latent {@code index}, from −reach to +reach.
     *
     * @param drawing is explained by each picture
     * @throws CancellationException soon after {@code cancelled} says so
     */
    static FilmStrip of(
            AbsClassifier models,
            int classIndex,
            Latent latent,
            int index,
            double reach,
            Image drawing,
            BooleanSupplier cancelled) {
        List<Reconstruction> frames = new ArrayList<>(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("the film strip was cancelled");
            }
            float[] z = latent.toArray();
            z[index] = (float) place(i, LENGTH, reach);
            frames.add(models.reconstruct(classIndex, Latent.of(z), drawing));
        }
        return new FilmStrip(frames);
    }

    /** Where picture {@code i} of {@code count} lies between −reach and +reach. */
    static double place(int i, int count, double reach) {
        return reach * (2.0 * i / (count - 1) - 1);
    }
}
