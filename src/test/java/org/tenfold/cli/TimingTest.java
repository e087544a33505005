package org.tenfold.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TimingTest {
    @Test
    void quantilesAreMeasurementsByTheirRank() {
        double[] hundredDownToOne =
                IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();

        assertThat(Timing.of(hundredDownToOne)).isEqualTo(new Timing(50, 95));
    }

    @Test
    void aSingleMeasurementIsEveryQuantile() {
        assertThat(Timing.of(3.5)).isEqualTo(new Timing(3.5, 3.5));
    }
}
