package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class StrengthModelTest {
    /** Where the answer changes is located to a five-hundredth of the way. */
    private static final double LOCATED = 0.002;

    /** A pixel is a float. */
    private static final double FLOAT = 1e-6;

    private final Errands worker = new Errands();
    private final Errands screen = new Errands();
    private final Errands others = new Errands();
    private final StrengthModel strength =
            new StrengthModel(new Threads(others, others, worker, others, others, others, screen));

    private void settle() {
        while (worker.waiting() + screen.waiting() > 0) {
            worker.runAll();
            screen.runAll();
        }
    }

    private Opinion opinion() {
        return Objects.requireNonNull(strength.opinionProperty().get());
    }

    private StrengthModel.Picture picture() {
        return Objects.requireNonNull(strength.pictureProperty().get());
    }

    @Test
    void itStartsAtTheAdversarial() {
        PastAttack attack = PastAttacks.of(1, 0.8f, 0.1f);
        strength.take(attack);
        settle();
        assertThat(strength.strengthProperty().get()).isEqualTo(StrengthModel.WHOLE);
        assertThat(picture().image()).isEqualTo(attack.result().image());
        assertThat(opinion().label()).isEqualTo(1);
    }

    @Test
    void theVictimIsAskedWhereverItComesToRest() {
        strength.take(PastAttacks.of(1, 0.8f, 0.1f));
        settle();
        strength.strengthProperty().set(0.5);
        settle();
        assertThat(picture().image().at(0)).isEqualTo(0.4f);
        assertThat(picture().l2()).isCloseTo(Math.hypot(0.4, 0.05), within(FLOAT));
        assertThat(picture().linf()).isCloseTo(0.4, within(FLOAT));
        assertThat(picture().l0()).isEqualTo(2);
        assertThat(opinion().label()).isZero();
        strength.strengthProperty().set(0);
        settle();
        assertThat(picture().l0()).isZero();
    }

    @Test
    void whileTheVictimThinksOnlyTheNewestStrengthIsAskedNext() {
        strength.take(PastAttacks.of(1, 0.8f));
        settle();
        for (int i = 0; i < 100; i++) {
            strength.strengthProperty().set(i / 100.0);
        }
        assertThat(worker.waiting()).isEqualTo(1);
        worker.runAll();
        screen.runAll();
        assertThat(worker.waiting()).isEqualTo(1);
        settle();
        assertThat(opinion().label()).isEqualTo(1);
        assertThat(opinion().probability()).isCloseTo(0.99 * 0.8, within(FLOAT));
    }

    @Test
    void theFlipIsWhereTheAnswerChanges() {
        strength.take(PastAttacks.of(1, 0.8f));
        assertThat(strength.flipProperty().get()).isNaN();
        settle();
        // 0.8 s reaches 0.5
        assertThat(strength.flipProperty().get()).isBetween(0.625, 0.625 + LOCATED);
        List<StrengthModel.Look> looks = strength.looksProperty().get();
        assertThat(looks).allMatch(look -> look.label() == (look.strength() < 0.625 ? 0 : 1));
        assertThat(looks.getLast().strength()).isCloseTo(StrengthModel.FARTHEST, within(FLOAT));
    }

    @Test
    void beyondTheAdversarialItGoesOnlyWhereTheBoxAllows() {
        strength.take(PastAttacks.of(1, 1f, 1f));
        assertThat(strength.farthestProperty().get()).isEqualTo(StrengthModel.WHOLE);
        strength.take(PastAttacks.of(2, 0.9f, 0.5f));
        assertThat(strength.farthestProperty().get()).isEqualTo(StrengthModel.FARTHEST);
        strength.strengthProperty().set(StrengthModel.FARTHEST);
        assertThat(picture().image().at(0)).isEqualTo(1f);
        assertThat(picture().image().at(1)).isEqualTo(0.65f);
    }

    @Test
    void whatWasAskedAboutAnOlderAdversarialIsNotShown() {
        strength.take(PastAttacks.of(1, 0.8f));
        worker.runAll();
        strength.take(null);
        settle();
        assertThat(strength.opinionProperty().get()).isNull();
        assertThat(strength.looksProperty().get()).isEmpty();
        assertThat(strength.flipProperty().get()).isNaN();
    }
}
