package org.tenfold.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tenfold.image.Greys;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.model.Provenance;

/** Galleries of pictures that nobody would take for digits, but no two are the same. */
public final class Galleries {
    private Galleries() {}

    /** So many test pictures, of each class in turn; every contender takes each for the class after its own. */
    public static Gallery of(int count) {
        List<Exhibit.Digit> digits =
                IntStream.range(0, count).mapToObj(Galleries::digit).toList();
        List<Exhibit> exhibits = new ArrayList<>();
        for (Contender victim : Contender.values()) {
            for (Exhibit.Digit digit : digits) {
                exhibits.add(exhibit(victim, digit));
            }
        }
        List<String> labels = IntStream.range(0, LabelledImages.CLASSES)
                .mapToObj(Integer::toString)
                .toList();
        return new Gallery(
                labels, digits, exhibits, Provenance.empty().with("seed", 7).with("program", "a test"));
    }

    private static Exhibit.Digit digit(int index) {
        float[] pixels = new float[Image.PIXELS];
        pixels[index] = 1;
        return new Exhibit.Digit(100 + index, index % LabelledImages.CLASSES, Image.of(pixels));
    }

    /** Changed by 3/5 in as many pixels as the contender is far down the list, from one on. */
    public static Exhibit exhibit(Contender victim, Exhibit.Digit digit) {
        float[] pixels = digit.image().toArray();
        for (int i = 0; i <= List.of(Contender.values()).indexOf(victim); i++) {
            pixels[Image.PIXELS - 1 - i] = Greys.pixelOf(153);
        }
        int answer = (digit.label() + 1) % LabelledImages.CLASSES;
        return new Exhibit(victim, digit, Image.of(pixels), answer, "test");
    }
}
