package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every attack against classifiers whose minimal distances are known by hand. */
final class ExactDistanceTest {
    /** Distances are measured on pixels that are floats. */
    private static final double ROUNDING = 1e-6;

    /**
     * How many times the minimal distance an attack may need. On planes, what follows slopes must be exact but for the 0.2 %
     * to which the boundary is located and its own step; noise in 784 dimensions, of which 40 count, cannot.
     */
    @ParameterizedTest
    @CsvSource({
        "deepfool, L2, 1.005",
        "deepfool, LINF, 1.005",
        "fgsm, LINF, 1.005",
        "momentum, LINF, 1.02",
        "basic-iterative, L2, 1.02",
        "basic-iterative, LINF, 1.02",
        "pgd, L2, 1.03",
        "pgd, LINF, 1.03",
        "carlini-wagner, L2, 1.03",
        "transfer, L2, 1.005",
        "transfer, LINF, 1.005",
        "transfer, L0, 1",
        "saliency, L0, 1",
        "saliency, L2, 3",
        "pixel-search, L0, 1",
        "pixel-search, L2, 2.1",
        "pointwise, L0, 2",
        "pointwise, L2, 3",
        "salt-and-pepper, L0, 80",
        "noise, L2, 45",
        "boundary, L2, 1.5",
        "best, L2, 1.005",
        "best, LINF, 1.005",
        "best, L0, 1"
    })
    void theDistanceOnPlanesIsTheExactOne(String attack, Norm norm, double tolerance) {
        Toy toy = Toy.linear();
        Adversarial result = Attacks.named(attack)
                .run(toy.victim(), Toy.GREY, AttackSettings.DEFAULT.withNorm(norm), step -> {}, () -> false);
        assertThat(result.found()).isTrue();
        assertThat(result.distance())
                .isBetween(toy.nearest(norm) * (1 - ROUNDING), toy.nearest(norm) * tolerance * (1 + ROUNDING));
    }

    /** With slopes behind the threshold the five shortest ways are found; without, half as many again will do. */
    @ParameterizedTest
    @CsvSource({
        "true, L2, 1.0001",
        "true, LINF, 1.0001",
        "true, L0, 1",
        "false, L2, 1.8",
        "false, LINF, 2.5",
        "false, L0, 1"
    })
    void behindAThresholdPixelsJustCross(boolean slopes, Norm norm, double tolerance) {
        Toy toy = Toy.thresholded();
        Victim victim = Victim.thresholded("toy", toy, slopes ? toy : null);
        Adversarial result = new ThresholdCrossing()
                .run(victim, Toy.mixed(), AttackSettings.DEFAULT.withNorm(norm), step -> {}, () -> false);
        assertThat(result.found()).isTrue();
        assertThat(result.distance())
                .isBetween(Toy.shortest(norm) * (1 - ROUNDING), Toy.shortest(norm) * tolerance * (1 + ROUNDING));
    }
}
