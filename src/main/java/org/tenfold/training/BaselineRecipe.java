package org.tenfold.training;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.tenfold.baseline.Baseline;
import org.tenfold.baseline.NetworkShape;
import org.tenfold.model.Provenance;

/** How one rival is trained: its network, its stages, and what is done to the pictures before each step. */
interface BaselineRecipe {
    Baseline baseline();

    NetworkShape shape();

    /** Pictures a step. */
    int batch();

    LearningRate learningRate();

    /** Every picture is moved by at most so many pixels. */
    int farthestMove();

    /** Whether pictures are thresholded at 0.5. */
    boolean binary();

    /** The stages in their order, each with at least one pass. */
    List<Stage> stages();

    /** Makes a batch harder, in place: nothing for plain training. */
    void harden(MultiLayerNetwork network, PictureBatch batch, BaselineProgress.Stage stage, double done, long seed);

    /** Adds what is particular to this recipe. */
    Provenance describe(Provenance provenance);

    /**
     * Some passes of one kind.
     *
     * @param kind what is fitted to
     * @param epochs passes over the training pictures
     * @param cost of one picture, in units of a plain step
     */
    record Stage(BaselineProgress.Stage kind, int epochs, double cost) {}

    /** Passes of all stages. */
    default int epochs() {
        return stages().stream().mapToInt(Stage::epochs).sum();
    }

    /** The stage of a pass, counted from 0. */
    default Stage stageOf(int epoch) {
        int left = epoch;
        for (Stage stage : stages()) {
            if (left < stage.epochs()) {
                return stage;
            }
            left -= stage.epochs();
        }
        throw new IllegalArgumentException("pass " + epoch + " of " + epochs());
    }
}
