package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;
import org.tenfold.math.Softmax;
import org.tenfold.model.Classifier;
import org.tenfold.model.Prediction;

/** Takes a picture with more ink in its upper half for a 1, any other for a 0, and remembers what it was asked. */
final class Halves implements Classifier {
    private static final int CLASSES = 10;

    /** How many units of ink make one of log-odds. */
    private static final double INK = 10;

    final List<Image> asked = new ArrayList<>();

    /** As attackers see it: by its answers alone. */
    Victim victim() {
        return Victim.ofDecisions("halves", this);
    }

    @Override
    public Prediction predict(Image x) {
        asked.add(x);
        double[] logits = new double[CLASSES];
        for (int p = 0; p < Image.PIXELS; p++) {
            logits[1] += (p < Image.PIXELS / 2 ? x.at(p) : -x.at(p)) / INK;
        }
        for (int c = 2; c < CLASSES; c++) {
            logits[c] = -INK;
        }
        return new Prediction(logits[1] > 0 ? 1 : 0, Softmax.of(logits));
    }
}
