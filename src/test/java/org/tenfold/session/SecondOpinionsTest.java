package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tenfold.attack.Contender;
import org.tenfold.inference.Digits;

final class SecondOpinionsTest {
    private final Desk desk = Desk.openedWithTrainingPictures();
    private final SecondOpinions opinions = desk.model.attack().opinions();

    private SecondOpinions.Entry of(Contender contender) {
        return opinions.entriesProperty().get().stream()
                .filter(entry -> entry.contender() == contender)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyThoseThatAreOpenAreAskedAtOnce() {
        opinions.take(Digits.image(0));
        desk.settle();
        assertThat(Objects.requireNonNull(of(Contender.ABS).opinion()).label()).isEqualTo(7);
        assertThat(of(Contender.NEAREST).opinion()).isNull();
        assertThat(desk.model.contenders().ifOpen(Contender.NEAREST)).isNull();
    }

    @Test
    void allAreOpenedOnDemandAndAMissingOneSaysWhatIsMissing() {
        opinions.take(Digits.image(0));
        opinions.askAll();
        desk.settle();
        assertThat(Objects.requireNonNull(of(Contender.NEAREST).opinion()).label())
                .isEqualTo(7);
        assertThat(Objects.requireNonNull(of(Contender.BINARY_ABS).opinion()).label())
                .isEqualTo(7);
        assertThat(of(Contender.CNN).opinion()).isNull();
        assertThat(of(Contender.CNN).remark()).contains("cnn.zip");
    }

    @Test
    void whatWasSaidOfAnotherPictureIsNotShown() {
        opinions.take(Digits.image(0));
        desk.contenders.runAll();
        opinions.take(Digits.image(1));
        desk.settle();
        assertThat(Objects.requireNonNull(of(Contender.ABS).opinion()).label()).isEqualTo(2);
        opinions.take(null);
        assertThat(opinions.entriesProperty().get()).isEmpty();
    }
}
