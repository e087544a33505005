package org.tenfold.view.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.image.Image;
import org.tenfold.model.Prediction;
import org.tenfold.session.Siege;

final class SideBySideSentenceTest {
    private final Map<Contender, Siege> sieges = new EnumMap<>(Contender.class);

    private static Siege siege(Siege.State state, double l2) {
        Prediction prediction = new Prediction(0, new double[] {1, 0});
        return new Siege(state, prediction, new Siege.Attempt(Image.blank(), prediction, true, l2, 0.25, 31), 1, "");
    }

    @Test
    void whoBreaksFirstComesFirst() {
        sieges.put(Contender.ABS, siege(Siege.State.BROKEN, 2.074));
        sieges.put(Contender.CNN, siege(Siege.State.BROKEN, 1.031));
        sieges.put(Contender.NEAREST, siege(Siege.State.BROKEN, 1.4));
        assertThat(SideBySideSentence.of(Norm.L2, sieges))
                .isEqualTo("The CNN breaks at L2 1.03, the nearest neighbour at 1.40 and ABS at 2.07.");
    }

    @Test
    void pixelsAreCountedWhole() {
        sieges.put(Contender.BINARY_ABS, siege(Siege.State.BROKEN, 2));
        assertThat(SideBySideSentence.of(Norm.L0, sieges)).isEqualTo("Binary ABS breaks at L0 31.");
    }

    @Test
    void whatWasNotFoundIsSaid() {
        sieges.put(Contender.CNN, siege(Siege.State.BROKEN, 1));
        sieges.put(Contender.ABS, new Siege(Siege.State.HELD, null, null, 1, ""));
        sieges.put(Contender.ROBUST_CNN, new Siege(Siege.State.HELD, null, null, 1, ""));
        assertThat(SideBySideSentence.of(Norm.LINF, sieges))
                .isEqualTo("The CNN breaks at L\u221e 0.25. No adversarial was found for ABS and the adversarially"
                        + " trained CNN.");
    }

    @Test
    void onlyResultsCount() {
        sieges.put(Contender.CNN, siege(Siege.State.SEARCHING, 1));
        sieges.put(Contender.ABS, siege(Siege.State.CANCELLED, 1));
        sieges.put(Contender.NEAREST, new Siege(Siege.State.MISSING, null, null, 0, "No file."));
        assertThat(SideBySideSentence.of(Norm.L2, sieges)).isEmpty();
    }
}
