package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.model.Latent;

/**
 * What a model paints where two of its latents go and the other six stay.
 *
 * @param reach both latents go from −reach to +reach
 * @param side pictures in a row and in a column
 * @param frames row by row from the top: the first latent grows to the right, the second one upwards
 */
public record LatentMap(double reach, int side, List<Image> frames) {
    public LatentMap {
        frames = List.copyOf(frames);
    }

    /**
     * The map of the latents {@code first} and {@code second} of a class.
     *
     * @throws CancellationException soon after {@code cancelled} says so
     */
    static LatentMap of(
            AbsClassifier models,
            int classIndex,
            Latent latent,
            int first,
            int second,
            double reach,
            int side,
            BooleanSupplier cancelled) {
        List<Image> frames = new ArrayList<>(side * side);
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("the map was cancelled");
                }
                float[] z = latent.toArray();
                z[first] = (float) FilmStrip.place(column, side, reach);
                z[second] = (float) -FilmStrip.place(row, side, reach);
                frames.add(models.decode(classIndex, Latent.of(z)));
            }
        }
        return new LatentMap(reach, side, frames);
    }
}
