package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Contestants;
import org.tenfold.attack.Norm;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;
import org.tenfold.session.Siege.State;

final class SideBySideModelTest {
    private final Map<Contender, Halves> halves = new EnumMap<>(Contender.class);
    private final Desk desk = Desk.opened();
    private final SideBySideModel model = desk.model.sideBySide();

    /** Every contender but one counts ink, which is quick; the adversarially trained CNN has no file. */
    SideBySideModelTest() {
        Map<Contender, Victim> victims = new EnumMap<>(Contender.class);
        for (Contender contender : Contender.values()) {
            if (contender != Contender.ROBUST_CNN) {
                Halves quick = new Halves();
                halves.put(contender, quick);
                victims.put(contender, quick.victim());
            }
        }
        desk.model.contenders().offer(Contestants.of(Digits.small(Preset.FAST), victims));
    }

    private Siege siege(Contender contender) {
        return model.siegeProperty(contender).get();
    }

    private Siege.Attempt attempt(Contender contender) {
        return Objects.requireNonNull(siege(contender).attempt());
    }

    private Map<Contender, Siege> sieges() {
        Map<Contender, Siege> all = new EnumMap<>(Contender.class);
        for (Contender contender : Contender.values()) {
            all.put(contender, siege(contender));
        }
        return all;
    }

    @Test
    void everyContenderIsAttackedAndWhatIsShownBreaksIt() {
        Image drawing = desk.model.drawing().seen();
        model.run();
        assertThat(model.runningProperty().get()).isTrue();
        desk.settle();
        assertThat(model.runningProperty().get()).isFalse();
        halves.forEach((contender, victim) -> {
            assertThat(siege(contender).state()).as(contender.title()).isEqualTo(State.BROKEN);
            assertThat(victim.asked).hasSizeBetween(3, SideBySideModel.queries(contender));
            Siege.Attempt found = attempt(contender);
            int was = victim.predict(drawing).label();
            assertThat(victim.predict(found.image()).label())
                    .isNotEqualTo(was)
                    .isEqualTo(found.prediction().label());
            assertThat(found.l2())
                    .isEqualTo(Norm.L2.distance(drawing.toArray(), found.image().toArray()));
        });
    }

    @Test
    void aContenderWithoutItsFileSaysWhichAndHoldsUpNobody() {
        model.run();
        desk.settle();
        assertThat(siege(Contender.ROBUST_CNN).state()).isEqualTo(State.MISSING);
        assertThat(siege(Contender.ROBUST_CNN).problem()).contains("robust-cnn.zip: found no file");
    }

    @Test
    void cancellingStopsAllColumnsAndALateStepIsNeverShown() {
        model.run();
        desk.contenders.runAll();
        desk.screen.runAll();
        // Two attacks have come to their end, but nobody has seen it.
        desk.attack.runOne();
        desk.attack.runOne();
        assertThat(desk.screen.waiting()).isPositive();
        model.cancel();
        assertThat(model.runningProperty().get()).isFalse();
        Map<Contender, Siege> before = sieges();
        halves.keySet()
                .forEach(contender -> assertThat(siege(contender).state())
                        .as(contender.title())
                        .isEqualTo(State.CANCELLED));
        desk.settle();
        assertThat(sieges()).isEqualTo(before);
        assertThat(halves.values().stream().filter(victim -> victim.asked.isEmpty()))
                .hasSize(3);
    }

    @Test
    void cancellingWhileFilesAreReadAttacksNobody() {
        model.run();
        model.cancel();
        desk.settle();
        halves.forEach((contender, victim) -> {
            assertThat(siege(contender).state()).as(contender.title()).isEqualTo(State.CANCELLED);
            assertThat(victim.asked).isEmpty();
        });
        // Its file turned out to be missing when nobody wanted it any more.
        assertThat(siege(Contender.ROBUST_CNN).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void aNewRunTakesThePlaceOfTheOldOne() {
        model.run();
        desk.contenders.runAll();
        desk.screen.runAll();
        desk.model.digits().showNext();
        model.run();
        desk.settle();
        Image drawing = desk.model.drawing().seen();
        for (Halves victim : halves.values()) {
            assertThat(victim.asked.get(0)).isEqualTo(drawing);
        }
        assertThat(Objects.requireNonNull(model.contestProperty().get()).image())
                .isEqualTo(drawing);
    }

    @Test
    void absMarksTheRulerInL2Alone() {
        model.normProperty().set(Norm.L0);
        model.run();
        desk.settle();
        assertThat(siege(Contender.ABS).state()).isEqualTo(State.BROKEN);
        assertThat(desk.model.nearestAttackProperty().get()).isNaN();
        model.normProperty().set(Norm.L2);
        model.run();
        desk.settle();
        assertThat(desk.model.nearestAttackProperty().get())
                .isEqualTo(attempt(Contender.ABS).l2());
    }

    @Test
    void drawThisPutsExactlyTheShownPictureOnTheCanvas() {
        model.run();
        desk.settle();
        Image picture = attempt(Contender.NEAREST).image();
        model.draw(Contender.NEAREST);
        desk.settle();
        assertThat(desk.model.drawing().seen()).isEqualTo(picture);
    }

    @Test
    void resultsOfAnotherDrawingAreForgotten() {
        model.run();
        desk.settle();
        model.refresh();
        assertThat(siege(Contender.CNN).state()).isEqualTo(State.BROKEN);
        desk.model.digits().showNext();
        model.refresh();
        assertThat(siege(Contender.CNN).state()).isEqualTo(State.IDLE);
        assertThat(model.contestProperty().get()).isNull();
    }

    @Test
    void anEmptyCanvasIsNotAttacked() {
        desk.model.drawing().clear();
        desk.settle();
        model.run();
        desk.settle();
        assertThat(model.contestProperty().get()).isNull();
        assertThat(siege(Contender.CNN).state()).isEqualTo(State.IDLE);
    }
}
