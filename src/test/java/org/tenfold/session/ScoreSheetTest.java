package org.tenfold.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.model.Latent;

final class ScoreSheetTest {
    private static Reconstruction one(int c, String label, double squaredError) {
        return new Reconstruction(
                c,
                label,
                Image.blank(),
                Latent.of(new float[] {0.5f, -2}),
                squaredError,
                1.5,
                squaredError / Image.PIXELS);
    }

    @Test
    void everyClassHasALineWithAllDigits() {
        Analysis analysis = Analysis.of(
                Image.blank(), List.of(one(0, "T-shirt, \"top\"", 78.4), one(1, "1", 784)), 1, 1e-9, true, 1);
        List<String> lines = ScoreSheet.of(analysis).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("label,negativeElbo,squaredError,kl,probability,z1,z2");
        assertThat(lines.get(1))
                .isEqualTo("\"T-shirt, \"\"top\"\"\",0.1,78.4,1.5," + analysis.probability(0) + ",0.5,-2.0");
        assertThat(lines.get(2)).isEqualTo("1,1.0,784.0,1.5," + analysis.probability(1) + ",0.5,-2.0");
    }
}
