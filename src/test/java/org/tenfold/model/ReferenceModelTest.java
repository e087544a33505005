package org.tenfold.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tenfold.image.Image;
import org.tenfold.math.Distance;

final class ReferenceModelTest {
    /** The published code computes in float32 as we do, in another order; a pixel's logit is a sum of 256 products. */
    private static final double PIXEL_TOLERANCE = 1e-5;

    @Test
    void thePublishedModelLoadsUnchanged() {
        AbsModel model = Reference.model();
        assertThat(model.classes()).isEqualTo(10);
        assertThat(model.labels()).startsWith("0", "1").endsWith("9");
        assertThat(model.priorLatents()).hasDimensions(8000, 8);
        assertThat(model.description().logitScale()).isEqualTo(440);
    }

    @Test
    void decodersDrawWhatThePublishedCodeDraws() {
        AbsModel model = Reference.model();
        float[] latents = Reference.goldenAnswers("latent");
        float[] reconstructions = Reference.goldenAnswers("reconstruction");
        double worst = 0;
        for (int pair = 0; pair < 200; pair++) {
            Latent z = Latent.of(Arrays.copyOfRange(latents, pair * 8, pair * 8 + 8));
            float[] expected = Arrays.copyOfRange(reconstructions, pair * Image.PIXELS, (pair + 1) * Image.PIXELS);
            float[] drawn = model.vae(pair % 10).decoder().decode(z).toArray();
            worst = Math.max(worst, Distance.linf(drawn, expected));
        }
        assertThat(worst).isLessThan(PIXEL_TOLERANCE);
    }
}
