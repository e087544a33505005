package org.tenfold.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenfold.image.BadInputException;

final class GalleryFolderTest {
    @TempDir
    Path folder;

    private final Gallery gallery = Galleries.of(12);

    @BeforeEach
    void write() throws IOException {
        GalleryFolder.write(folder, gallery);
    }

    private Path list() {
        return folder.resolve(GalleryFolder.LIST);
    }

    private void replace(String what, String with) throws IOException {
        String text = Files.readString(list());
        assertThat(text).contains(what);
        Files.writeString(list(), text.replaceFirst(what, with));
    }

    private void assertRefusedWith(String... words) {
        assertThatThrownBy(() -> GalleryFolder.read(folder))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll(words);
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        assertThat(GalleryFolder.read(folder)).isEqualTo(gallery);
    }

    @Test
    void aPictureOnWhichAContenderHeldOutLeavesItsPlaceEmpty() throws IOException {
        Gallery fewer = new Gallery(
                gallery.labels(),
                gallery.digits(),
                gallery.exhibits().subList(1, gallery.exhibits().size()),
                gallery.provenance());
        GalleryFolder.write(folder, fewer);
        Gallery read = GalleryFolder.read(folder);
        assertThat(read).isEqualTo(fewer);
        assertThat(read.exhibit(Contender.ABS, read.digits().get(0))).isEmpty();
        assertThat(read.exhibit(Contender.ABS, read.digits().get(1))).isPresent();
    }

    @Test
    void aDistanceThatIsNotThatOfThePicturesIsRefused() throws IOException {
        replace("\"l0\":1,", "\"l0\":2,");
        assertRefusedWith("quiz.json", "L0 2.0", "abs in column 0", "expected 1.0");
    }

    @Test
    void picturesThatBelongToAnotherListAreRefused() throws IOException {
        byte[] ours = Files.readAllBytes(list());
        GalleryFolder.write(folder, Galleries.of(11));
        Files.write(list(), ours);
        assertRefusedWith("quiz.png", "7 rows of 11", "7 rows of 12");
    }

    @Test
    void aNewerFormatIsTold() throws IOException {
        replace("\"format\": 1", "\"format\": 2");
        assertRefusedWith("quiz.json", "format 2", "a newer Tenfold");
    }

    @Test
    void anAnswerThatIsTheLabelIsRefused() throws IOException {
        replace("\"label\":\"0\",\"answer\":\"1\"", "\"label\":\"0\",\"answer\":\"0\"");
        assertRefusedWith("quiz.json");
    }

    @Test
    void aMissingPictureFileIsNamed() throws IOException {
        Files.delete(folder.resolve(GalleryFolder.PICTURES));
        assertRefusedWith("quiz.png", "no file");
    }

    @Test
    void aListThatEndsTooEarlyIsRefused() throws IOException {
        Files.writeString(list(), Files.readString(list()).substring(0, 300));
        assertRefusedWith("quiz.json");
    }
}
