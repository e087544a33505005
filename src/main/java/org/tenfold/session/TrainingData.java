package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.DataFolder;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.training.TrainingRun;

/**
 * What was found in a folder to train on.
 *
 * @param data the pictures
 * @param classes what was found of each class, in their order
 * @param heldOut how many of the pictures will be held out
 */
public record TrainingData(DataFolder data, List<Found> classes, int heldOut) {
    /**
     * A class.
     *
     * @param pictures how many it has
     * @param example the first of them; none if there are none
     */
    public record Found(String name, int pictures, @Nullable Image example) {}

    static TrainingData of(DataFolder data) {
        LabelledImages images = data.training();
        int[] counts = images.counts();
        List<Found> classes = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            classes.add(new Found(images.names().get(c), counts[c], counts[c] == 0 ? null : first(images, c)));
        }
        return new TrainingData(data, List.copyOf(classes), TrainingRun.heldOut(images.size()));
    }

    private static @Nullable Image first(LabelledImages images, int classIndex) {
        for (int i = 0; i < images.size(); i++) {
            if (images.label(i) == classIndex) {
                return images.image(i);
            }
        }
        return null;
    }

    /** All pictures, of all classes. */
    public int pictures() {
        return data.training().size();
    }

    /** Whether the pictures are files that may be centred; what MNIST's files hold is taken as it is. */
    public boolean mayBeCentred() {
        return data.kind() == DataFolder.Kind.PICTURES;
    }
}
