package org.tenfold.attack;

import java.nio.file.Path;
import java.util.Map;
import org.tenfold.baseline.Baselines;
import org.tenfold.inference.AbsClassifier;

/** Contenders for tests in other rooms. */
public final class Contestants {
    private static final Path NOWHERE = Path.of("nowhere");

    private Contestants() {}

    /** ABS and the given victims; every other contender lacks its files. */
    public static Contenders of(AbsClassifier abs, Map<Contender, Victim> victims) {
        return Contenders.of(abs, Baselines.of(NOWHERE, NOWHERE)).with(victims);
    }
}
