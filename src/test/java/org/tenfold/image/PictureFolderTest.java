package org.tenfold.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureFolderTest {
    @TempDir
    private Path folder;

    /** White paper with a black bar at a distance from the left, both in pixels. */
    private void picture(String name, int width, int height, int left) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(left, height / 4, width / 4, height / 2);
        graphics.dispose();
        String format = name.endsWith("jpg") ? "jpg" : "png";
        ImageIO.write(image, format, file.toFile());
    }

    private void threeClasses() throws IOException {
        for (int i = 0; i < 6; i++) {
            picture("left/" + i + ".png", 56, 56, 7);
            picture("middle/" + i + ".jpg", 90, 60, 30);
        }
        for (int i = 0; i < 12; i++) {
            picture("right hand/" + i + ".PNG", 28, 28, 20);
        }
    }

    @Test
    void everyFolderOfPicturesIsAClassOfItsName() throws IOException {
        threeClasses();
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("left/notes.txt"), "not a picture");
        Files.writeString(folder.resolve("left/._0.png"), "hidden");
        DataFolder data = DataFolder.read(folder, false);
        assertThat(data.kind()).isEqualTo(DataFolder.Kind.PICTURES);
        LabelledImages images = data.training();
        assertThat(images.names()).containsExactly("left", "middle", "right hand");
        assertThat(images.counts()).containsExactly(6, 6, 12);
        int right = IntStream.range(0, images.size())
                .filter(i -> images.label(i) == 2)
                .findFirst()
                .orElseThrow();
        // dark on light is turned over, and nothing is moved: the bar is where it was
        assertThat(images.image(right).get(14, 22)).isEqualTo(1);
        assertThat(images.image(right).get(14, 5)).isZero();
    }

    @Test
    void theLastPicturesAreOfAllClassesInTheirShares() throws IOException {
        threeClasses();
        LabelledImages images = DataFolder.read(folder, false).training();
        int[] last = IntStream.range(images.size() - 8, images.size()).toArray();
        assertThat(images.subset(last).counts()).containsExactly(2, 2, 4);
        assertThat(DataFolder.read(folder, false).training().digest()).isEqualTo(images.digest());
    }

    /** The names of pictures may tell who drew them: the last are held out, and are not to be those of one hand. */
    @Test
    void neighboursByNameDoNotStayTogether() throws IOException {
        for (int i = 0; i < 20; i++) {
            picture("few/" + (char) ('a' + i) + ".png", 28, 28, i);
            picture("many/" + i + ".png", 28, 28, 3);
        }
        LabelledImages images = DataFolder.read(folder, false).training();
        List<Integer> edges = IntStream.range(0, images.size())
                .filter(i -> images.label(i) == 0)
                .mapToObj(i -> edge(images.image(i)))
                .toList();
        assertThat(edges).doesNotHaveDuplicates();
        assertThat(edges).isNotEqualTo(edges.stream().sorted().toList());
    }

    /** The column where a picture's ink begins. */
    private static int edge(Image image) {
        return IntStream.range(0, Image.SIDE)
                .filter(column -> image.get(Image.SIDE / 2, column) > 0.5)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void centredPicturesHaveTheirInkWhereMnistHasIt() throws IOException {
        threeClasses();
        assertThat(DataFolder.read(folder, false).training().isCentred()).isFalse();
        assertThat(DataFolder.read(folder, true).training().isCentred()).isTrue();
    }

    @Test
    void picturesThatCannotBeReadAreToldByName() throws IOException {
        threeClasses();
        Files.writeString(folder.resolve("left/broken.png"), "not a picture");
        Files.writeString(folder.resolve("middle/too.jpg"), "neither");
        assertThatThrownBy(() -> DataFolder.read(folder, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("broken.png: found something else")
                .hasMessageContaining("too.jpg: found something else");
    }

    @Test
    void oneClassIsNotEnough() throws IOException {
        picture("only/0.png", 28, 28, 3);
        assertThatThrownBy(() -> DataFolder.read(folder, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("found 1 folder of pictures, expected 2 to 10 folders of pictures");
    }

    @Test
    void readingTellsItsProgressAndStopsWhenItIsCancelled() throws IOException {
        threeClasses();
        AtomicInteger read = new AtomicInteger();
        assertThatThrownBy(() -> DataFolder.read(folder, false, read::set, () -> read.get() >= 5))
                .isInstanceOf(CancellationException.class);
        assertThat(read).hasValue(5);
    }
}
