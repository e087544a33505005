package org.tenfold.session;

import java.util.List;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;
import org.tenfold.model.Classifier;
import org.tenfold.model.Prediction;

/** Attacks that came to their end, without having been run. */
final class PastAttacks {
    /** Looks at the first pixel only: of class 1 from the middle on. */
    static final Classifier FIRST_PIXEL = x -> {
        double p = x.at(0);
        return new Prediction(p >= 0.5 ? 1 : 0, new double[] {1 - p, p});
    };

    private PastAttacks() {}

    /** A blank picture whose first pixels were changed to these. */
    static PastAttack of(int number, float... changed) {
        float[] pixels = new float[Image.PIXELS];
        System.arraycopy(changed, 0, pixels, 0, changed.length);
        Image original = Image.blank();
        Image image = Image.of(pixels);
        AttackJob job = new AttackJob(
                Contender.CNN,
                Victim.ofDecisions("toy", FIRST_PIXEL),
                original,
                Attacks.best(),
                AttackSettings.DEFAULT,
                "");
        Adversarial result = new Adversarial(
                original,
                FIRST_PIXEL.predict(original),
                null,
                true,
                image,
                FIRST_PIXEL.predict(image),
                null,
                "best",
                Norm.L2,
                Norm.L2.distance(original.toArray(), pixels),
                Norm.LINF.distance(original.toArray(), pixels),
                changed.length,
                1,
                3,
                1,
                null);
        return new PastAttack(number, job, result, List.of(), false);
    }
}
