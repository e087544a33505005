package org.tenfold.attack;

import java.util.Collection;
import org.tenfold.image.Greys;
import org.tenfold.image.Image;

/**
 * A test picture changed until a contender gave another answer, in 256 greys: what a screen shows is exactly what fooled
 * it.
 *
 * @param victim who was fooled
 * @param digit the picture before
 * @param image the picture after
 * @param answer the class that the victim takes it for
 * @param attack the name of the attack that found it
 */
public record Exhibit(Contender victim, Digit digit, Image image, int answer, String attack) {
    /**
     * A test picture.
     *
     * @param index its position among the test pictures
     * @param label the class it belongs to
     * @param image its pixels
     */
    public record Digit(int index, int label, Image image) {}

    public Exhibit {
        if (answer == digit.label()) {
            throw new IllegalArgumentException("answer is " + answer + ", the label itself: nobody was fooled");
        }
        if (!Greys.holds(image)) {
            throw new IllegalArgumentException("the picture has more than 256 greys");
        }
    }

    /** How far the picture was changed. */
    public double distance(Norm norm) {
        return norm.distance(digit.image().toArray(), image.toArray());
    }

    /** How far some pictures were changed, at least one: half of them less, half of them more. */
    public static double medianDistance(Collection<Exhibit> some, Norm norm) {
        double[] distances =
                some.stream().mapToDouble(each -> each.distance(norm)).sorted().toArray();
        int half = distances.length / 2;
        return distances.length % 2 == 1 ? distances[half] : (distances[half - 1] + distances[half]) / 2;
    }
}
