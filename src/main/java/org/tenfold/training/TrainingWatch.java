package org.tenfold.training;

import java.util.List;
import org.tenfold.image.Image;

/** Is shown how far a training is. Called on its threads, by several at once, so what it does must not take long. */
public interface TrainingWatch {
    /**
     * Before the first look.
     *
     * @param passes how many passes a class goes through in both stages that change what it paints
     * @param examples some of the pictures that are held out, of different classes
     */
    void begun(int passes, List<Example> examples);

    /** A class has gone through another pass; now and then one is left out. */
    void looked(Look look);

    /** A picture that nothing is fitted to, and its class. */
    record Example(Image image, int label) {}

    /**
     * How far a class is. Losses are what inference measures, ‖x − G(z)‖² + β·½‖z‖² a picture, after a short search.
     *
     * @param classIndex which class
     * @param pass after so many passes, from 1, in both stages together
     * @param fitted mean loss over some pictures that it is fitted to
     * @param heldOut the same over some of its pictures that are held out; NaN if there are none
     * @param painted what it makes of every example
     */
    record Look(int classIndex, int pass, double fitted, double heldOut, List<Image> painted) {}
}
