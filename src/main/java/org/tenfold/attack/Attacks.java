package org.tenfold.attack;

import java.util.List;
import java.util.stream.Stream;

/** All attacks there are. */
public final class Attacks {
    /** The strong and cheap ones first, whose finds spare the others their way; the one that can use any number of questions last. */
    private static final List<Attack> SINGLE = List.of(
            new BisectorAttack(),
            new ReconstructionLine(),
            new FastGradientSign(),
            new DeepFool(),
            new MomentumIterative(),
            new BasicIterative(),
            new ProjectedGradientDescent(),
            new CarliniWagner(),
            new Transfer(),
            new Saliency(),
            new SaltAndPepper(),
            new Pointwise(),
            new GaussianNoise(),
            new BoundaryAttack(),
            new ThresholdCrossing(),
            new PixelSearch());

    private static final Attack BEST = new BestAttack();

    private Attacks() {}

    /** Every attack by itself. */
    public static List<Attack> single() {
        return SINGLE;
    }

    /** The best of them all. */
    public static Attack best() {
        return BEST;
    }

    /** The names of all attacks, the best of all first. */
    public static List<String> names() {
        return Stream.concat(Stream.of(BEST), SINGLE.stream()).map(Attack::name).toList();
    }

    /**
     * The attack of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Attack named(String name) {
        return Stream.concat(Stream.of(BEST), SINGLE.stream())
                .filter(attack -> attack.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "found '" + name + "', expected one of " + String.join(", ", names())));
    }
}
