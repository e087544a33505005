package org.tenfold.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.model.Latent;

/** Pictures that change step by step from one to another and back, for a moving picture. */
final class Walk {
    /** Steps from an original to its adversarial. */
    static final int ATTACK_STEPS = 20;

    /** How many frames both ends stand still. */
    static final int REST = 10;

    /** The latents of a walk move so far in a frame. */
    static final double STRIDE = 0.5;

    /** The way of a walk on the map goes so far in a frame. */
    static final double MAP_STRIDE = 0.15;

    private Walk() {}

    /** From the original to the adversarial on the straight way, and back. */
    static List<Image> ofAttack(PastAttack attack) {
        List<Image> frames =
                new ArrayList<>(Collections.nCopies(REST, attack.job().image()));
        for (int i = 1; i < ATTACK_STEPS; i++) {
            frames.add(StrengthModel.along(attack, (double) i / ATTACK_STEPS));
        }
        List<Image> back = new ArrayList<>(frames.subList(REST, frames.size()));
        Collections.reverse(back);
        frames.addAll(Collections.nCopies(REST, attack.result().image()));
        frames.addAll(back);
        return frames;
    }

    /**
     * One latent after the other goes up to the end of its slider, down to the other end, and back, while the others stay.
     *
     * @param reaches how far each goes
     */
    static List<Image> ofLatents(AbsClassifier models, int classIndex, Latent latent, List<Double> reaches) {
        List<Image> frames = new ArrayList<>();
        for (int i = 0; i < reaches.size(); i++) {
            double reach = reaches.get(i);
            double home = latent.get(i);
            double place = home;
            for (double goal : new double[] {reach, -reach, home}) {
                double way = goal - place;
                int steps = (int) Math.max(1, Math.round(Math.abs(way) / STRIDE));
                for (int step = 1; step <= steps; step++) {
                    float[] z = latent.toArray();
                    z[i] = (float) (place + way * step / steps);
                    frames.add(models.decode(classIndex, Latent.of(z)));
                }
                place = goal;
            }
        }
        return frames;
    }

    /**
     * Two latents go out, round and back while the others stay.
     *
     * @param first the latent that goes along x
     * @param second the latent that goes along y
     */
    static List<Image> ofMap(
            AbsClassifier models, int classIndex, Latent latent, int first, int second, MapRound round) {
        List<Image> frames = new ArrayList<>();
        int steps = (int) Math.ceil(round.length() / MAP_STRIDE);
        for (int step = 1; step <= steps; step++) {
            MapRound.Place place = round.after(round.length() * step / steps);
            float[] z = latent.toArray();
            z[first] = (float) place.x();
            z[second] = (float) place.y();
            frames.add(models.decode(classIndex, Latent.of(z)));
        }
        return frames;
    }
}
