package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ColourTableTest {
    private static final int MOST = 8;
    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;

    @Test
    void fewColoursStayWhatTheyAre() {
        Raster picture = new Raster(3, 1, new int[] {WHITE, BLACK, 0xff123456});
        ColourTable table = ColourTable.of(List.of(picture), MOST);
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.tolerance()).isZero();
        for (int argb : picture.argb()) {
            assertThat(table.colour(table.indexOf(argb))).isEqualTo(argb);
        }
    }

    @Test
    void noColourIsFartherFromItsOwnThanTheTolerance() {
        Random random = new Random(1);
        int[] argb = new int[400];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = BLACK | random.nextInt(1 << 24);
        }
        ColourTable table = ColourTable.of(List.of(new Raster(20, 20, argb)), MOST);
        assertThat(table.size()).isBetween(2, MOST);
        for (int colour : argb) {
            int became = table.colour(table.indexOf(colour));
            for (int shift = 0; shift <= 16; shift += 8) {
                assertThat(Math.abs((colour >> shift & 0xff) - (became >> shift & 0xff)))
                        .isLessThanOrEqualTo(table.tolerance());
            }
        }
    }

    @Test
    void theMostFrequentColoursStayExactlyWhatTheyAre() {
        int[] argb = new int[1000];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = i < 500 ? WHITE : i < 900 ? 0xff0f5cc0 : BLACK | (i * 7919 & 0xffffff);
        }
        ColourTable table = ColourTable.of(List.of(new Raster(100, 10, argb)), MOST);
        assertThat(table.colour(table.indexOf(WHITE))).isEqualTo(WHITE);
        assertThat(table.colour(table.indexOf(0xff0f5cc0))).isEqualTo(0xff0f5cc0);
    }
}
