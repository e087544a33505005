package org.tenfold.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.Image;

/** An adversarial image at any distance, for an attack that only comes nearer. */
final class FarStart {
    /** So many of the nearest examples are tried. */
    private static final int NEAREST_EXAMPLES = 12;

    /** Pictures of noise that are tried. */
    private static final int NOISES = 10;

    private FarStart() {}

    /** The nearest found, an example, or noise; null if all fail. */
    static float @Nullable [] of(Search search) {
        float[] found = search.found();
        if (found != null) {
            return found;
        }
        List<float[]> examples = new ArrayList<>();
        for (Image example : search.victim().examples()) {
            examples.add(example.toArray());
        }
        ToDoubleFunction<float[]> byDistance = example -> Norm.L2.distance(search.x(), example);
        examples.sort(Comparator.comparingDouble(byDistance));
        for (float[] example : examples.subList(0, Math.min(NEAREST_EXAMPLES, examples.size()))) {
            if (search.tried(example, AttackStep.SEARCH)) {
                return example;
            }
        }
        for (int i = 0; i < NOISES; i++) {
            float[] noise = new float[search.x().length];
            for (int p = 0; p < noise.length; p++) {
                noise[p] = (float) search.random().nextDouble();
            }
            if (search.tried(noise, AttackStep.SEARCH)) {
                return noise;
            }
        }
        return null;
    }
}
