package org.tenfold.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SpareTest {
    @Test
    void whatIsGivenBackIsTakenAgainAndByOneOnly() {
        Spare<float[]> spare = new Spare<>(() -> new float[1]);
        float[] memory = spare.take();
        spare.giveBack(memory);
        assertThat(spare.take()).isSameAs(memory);
        assertThat(spare.take()).isNotSameAs(memory);
    }

    @Test
    void whatIsSpareIsGivenUpBeforeAnybodyIsRefusedMemory() {
        int[] made = new int[1];
        Spare<float[]> spare = new Spare<>(() -> {
            made[0]++;
            return new float[1];
        });
        spare.giveBack(spare.take());
        int moreThanThereIs =
                (int) Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / Long.BYTES + 1);
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> Arrays.fill(new long[moreThanThereIs], 1));
        spare.take();
        assertThat(made[0]).isEqualTo(2);
    }
}
