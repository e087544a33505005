package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RasterTest {
    private static final int RED = 0xFFFF0000;
    private static final int GREY = 0xFF808080;
    private static final int FAINT_BLUE = 0x400000FF;

    @TempDir
    private Path folder;

    @Test
    void everyPixelBecomesASquare() {
        Raster small = new Raster(2, 1, new int[] {RED, GREY});
        assertThat(small.enlarged(2).argb()).containsExactly(RED, RED, GREY, GREY, RED, RED, GREY, GREY);
        assertThat(small.enlarged(2).width()).isEqualTo(4);
        assertThat(small.enlarged(1).argb()).containsExactly(small.argb());
    }

    @Test
    void aPictureIsReadBackInItsColoursFromAFileAndFromBytes() throws IOException {
        Path file = folder.resolve("picture.png");
        Raster picture = new Raster(1, 3, new int[] {RED, GREY, RED});
        PngFile.write(file, picture);
        for (BufferedImage read : new BufferedImage[] {
            ImageIO.read(file.toFile()), ImageIO.read(new ByteArrayInputStream(PngFile.bytes(picture)))
        }) {
            assertThat(read.getRGB(0, 0, 1, 3, null, 0, 1)).containsExactly(picture.argb());
            assertThat(read.getColorModel().hasAlpha()).isFalse();
        }
    }

    @Test
    void whatIsSeenThroughStaysSo() throws IOException {
        byte[] png = PngFile.bytes(new Raster(1, 1, new int[] {FAINT_BLUE}));
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getRGB(0, 0)).isEqualTo(FAINT_BLUE);
    }

    @Test
    void aPictureThatIsNotOneIsRefusedWithItsNumbers() {
        assertThatThrownBy(() -> new Raster(2, 2, new int[3]))
                .hasMessageContaining("3 colours")
                .hasMessageContaining("2x2");
        assertThatThrownBy(() -> new Raster(1, 1, new int[1]).enlarged(0)).hasMessageContaining("scale is 0");
    }
}
