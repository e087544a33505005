package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import org.tenfold.image.DataFolder;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.training.TrainingCost;

/**
 * What was found in a folder to train on.
 *
 * @param data the pictures
 * @param classes what was found of each class, in their order
 * @param room bytes of memory there are for a training, those of the pictures included
 */
public record TrainingData(DataFolder data, List<Found> classes, long room) {
    /** So many pictures of each class are shown, if it has as many. */
    private static final int EXAMPLES = 6;

    /**
     * A class.
     *
     * @param pictures how many it has
     * @param examples some of them, from all over the class
     */
    public record Found(String name, int pictures, List<Image> examples) {}

    static TrainingData of(DataFolder data, SpareMemory memory) {
        LabelledImages images = data.training();
        int[] counts = images.counts();
        List<Found> classes = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            classes.add(new Found(images.names().get(c), counts[c], examples(images, c, counts[c])));
        }
        long pictures = (long) images.size() * Image.PIXELS;
        long wanted = new TrainingCost(images.size(), counts.length, 1).bytes(1) - pictures;
        return new TrainingData(data, List.copyOf(classes), memory.bytes(wanted) + pictures);
    }

    /** Evenly spread, because neighbours may be much alike. */
    private static List<Image> examples(LabelledImages images, int classIndex, int count) {
        int wanted = Math.min(EXAMPLES, count);
        List<Image> examples = new ArrayList<>();
        int seen = 0;
        for (int i = 0; examples.size() < wanted; i++) {
            if (images.label(i) == classIndex) {
                if (seen == (int) ((long) examples.size() * count / wanted)) {
                    examples.add(images.image(i));
                }
                seen++;
            }
        }
        return List.copyOf(examples);
    }

    /** All pictures, of all classes. */
    public int pictures() {
        return data.training().size();
    }

    /** What a training with so many passes takes. */
    TrainingCost cost(int passes) {
        return new TrainingCost(pictures(), classes.size(), passes);
    }

    /** How many of the pictures will be held out. */
    public int heldOut() {
        return cost(1).heldOut();
    }

    /** Whether the pictures are files that may be centred; what MNIST's files hold is taken as it is. */
    public boolean mayBeCentred() {
        return data.kind() == DataFolder.Kind.PICTURES;
    }
}
