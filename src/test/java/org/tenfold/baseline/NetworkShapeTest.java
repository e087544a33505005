package org.tenfold.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenfold.model.Convolutions;

final class NetworkShapeTest {
    private static int[] sides(NetworkShape shape) {
        return IntStream.range(0, shape.layers()).map(shape::outputSide).toArray();
    }

    @Test
    void theMapsShrinkAsInThePaper() {
        assertThat(sides(NetworkShape.CNN)).containsExactly(24, 11, 5, 1);
        assertThat(sides(NetworkShape.ROBUST)).containsExactly(13, 5, 1, 1);
    }

    @Test
    void onlyTheLastLayerIsFollowedByNothing() {
        assertThat(IntStream.range(0, 4).filter(NetworkShape.CNN::normalises)).containsExactly(0, 1, 2);
        assertThat(IntStream.range(0, 4).filter(NetworkShape.ROBUST::normalises))
                .isEmpty();
        assertThat(IntStream.range(0, 4).filter(NetworkShape.ROBUST::isLast)).containsExactly(3);
    }

    @Test
    void aChainThatDoesNotEndWithTenNumbersIsRefused() {
        assertThatThrownBy(() -> new NetworkShape(
                        new Convolutions(new int[] {20, 10}, new int[] {5, 4}, new int[] {1, 2}),
                        true,
                        NetworkShape.Activation.ELU))
                .hasMessage("the last layer gives 10 maps of side 11, expected 10 of side 1");
    }
}
