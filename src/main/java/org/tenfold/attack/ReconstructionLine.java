package org.tenfold.attack;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;

/**
 * The line search of Schott et al. (arXiv:1805.09190) on ABS and Binary ABS: from the image straight towards the other
 * classes' reconstructions of it, the most likely first.
 */
public final class ReconstructionLine implements Attack {
    /** Classes whose reconstructions are walked to when any will do. */
    private static final int AIMS = 3;

    @Override
    public String name() {
        return "line";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return norm != Norm.L0 && victim.abs() != null;
    }

    @Override
    public void search(Search search) {
        Analysis first = Objects.requireNonNull(search.first().analysis());
        for (int c : aims(search, first)) {
            Image reconstruction = first.reconstruction(c).image();
            new Line(search, reconstruction.toArray()).shrink();
        }
    }

    private static List<Integer> aims(Search search, Analysis first) {
        Integer target = search.settings().target();
        if (target != null) {
            return List.of(target);
        }
        return IntStream.range(0, search.classes())
                .filter(c -> c != search.label())
                .boxed()
                .sorted(Comparator.comparingDouble(c -> first.reconstruction(c).negativeElbo()))
                .limit(AIMS)
                .toList();
    }
}
