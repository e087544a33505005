package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Digits;
import org.tenfold.inference.PriorSamples;
import org.tenfold.inference.Workers;
import org.tenfold.model.AbsModel;

/**
 * Attacks are as strong as they are thought to be: medians over fixed digits. {@code -Dtenfold.strength=50} takes so many
 * digits instead of a few.
 */
final class StrengthTest {
    /** The published best of all attacks is 2.24, a straight walk along the bisector direction gives 2.16. */
    private static final double ABS_L2 = 2.20;

    /** The few digits' own median is not that of fifty. */
    private static final double FEW_DIGITS_ABS_L2 = 2.6;

    private static final int FEW = 8;

    private static final int DIGITS = Integer.getInteger("tenfold.strength", FEW);

    @Test
    void absIsFooledAsNearAsThePlanesTell() {
        AbsModel model = Digits.published();
        PriorSamples samples = PriorSamples.of(model, Path.of("target", "test-samples"), Workers.shared());
        Victim victim = Victim.of(AbsClassifier.of(model, samples, AbsSettings.FAST));
        double[] distances = new double[DIGITS];
        for (int i = 0; i < DIGITS; i++) {
            Adversarial result =
                    new BisectorAttack().run(victim, Digits.image(i), AttackSettings.DEFAULT, step -> {}, () -> false);
            distances[i] = result.found() ? result.l2() : Double.POSITIVE_INFINITY;
        }
        Arrays.sort(distances);
        double median = (distances[(DIGITS - 1) / 2] + distances[DIGITS / 2]) / 2;
        assertThat(median).isLessThanOrEqualTo(DIGITS == FEW ? FEW_DIGITS_ABS_L2 : ABS_L2);
    }
}
