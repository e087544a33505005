package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenfold.baseline.Baselines;
import org.tenfold.image.Image;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.math.Softmax;
import org.tenfold.model.DifferentiableClassifier;
import org.tenfold.model.DifferentiableClassifier.Tangent;

/**
 * The shipped adversarially trained network against the attack by which such networks are measured (Madry et al.,
 * arXiv:1706.06083): projected gradient ascent on the cross-entropy within L∞ 0.3, 40 steps of 0.01 from five random starts.
 * A picture counts as right only if the network is right about it and about every picture on all five ways. Over the first
 * {@code -Dtenfold.robust.images=200} test images.
 */
final class RobustAccuracyTest {
    private static final int IMAGES = Integer.getInteger("tenfold.robust.images", 200);
    private static final float EPSILON = 0.3f;
    private static final float STEP = 0.01f;
    private static final int STEPS = 40;
    private static final int STARTS = 5;

    /** What is asked of the network; the published one has 93.2 % under a like attack. */
    private static final double HELD = 0.85;

    private static final Contenders CONTENDERS = Contenders.of(
            Digits.small(Preset.FAST), Baselines.of(Path.of("models", "mnist"), Path.of("assets", "mnist")));

    private static DifferentiableClassifier slopes(Contender contender) {
        return Objects.requireNonNull(CONTENDERS.open(contender, said -> {}).slopes());
    }

    private static double held(DifferentiableClassifier network) {
        return (double) IntStream.range(0, IMAGES)
                        .parallel()
                        .filter(i -> holds(network, i))
                        .count()
                / IMAGES;
    }

    private static boolean holds(DifferentiableClassifier network, int i) {
        Image original = Digits.image(i);
        int label = Digits.testSet().label(i);
        if (network.predict(original).label() != label) {
            return false;
        }
        SplittableRandom random = new SplittableRandom(i);
        for (int start = 0; start < STARTS; start++) {
            if (isFooled(network, original, label, random)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFooled(
            DifferentiableClassifier network, Image original, int label, SplittableRandom random) {
        float[] from = original.toArray();
        float[] x = from.clone();
        for (int p = 0; p < x.length; p++) {
            x[p] = Math.clamp(from[p] + EPSILON * (float) (2 * random.nextDouble() - 1), 0f, 1f);
        }
        for (int step = 0; step < STEPS; step++) {
            Tangent at = network.at(Image.of(x));
            // ∂(−log p_label)/∂logit_c = p_c − [c = label]
            double[] weights = Softmax.of(at.logits());
            weights[label] -= 1;
            float[] slope = at.slope(weights);
            for (int p = 0; p < x.length; p++) {
                // x ← clip(x + step · sign(∂loss/∂x)) to within ε of the original and to [0, 1]
                float moved = x[p] + STEP * Math.signum(slope[p]);
                x[p] = Math.clamp(Math.clamp(moved, from[p] - EPSILON, from[p] + EPSILON), 0f, 1f);
            }
            if (network.predict(Image.of(x)).label() != label) {
                return true;
            }
        }
        return false;
    }

    @Test
    void theAdversariallyTrainedNetworkHoldsWhatItWasTrainedAgainst() {
        assertThat(held(slopes(Contender.ROBUST_CNN)))
                .as("the part of %s images that is held", IMAGES)
                .isGreaterThanOrEqualTo(HELD);
    }

    /** The attack is one: it leaves next to nothing of a network that was trained without it. */
    @Test
    void theNetworkThatWasNotTrainedSoHoldsNothing() {
        assertThat(held(slopes(Contender.CNN)))
                .as("the part of %s images that is held", IMAGES)
                .isLessThan(1 - HELD);
    }
}
