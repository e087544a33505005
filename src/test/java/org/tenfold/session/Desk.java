package org.tenfold.session;

import java.nio.file.Path;
import java.util.Random;
import org.tenfold.baseline.Baselines;
import org.tenfold.inference.Digits;
import org.tenfold.inference.Preset;

/** A session whose threads are queues, with the published models on a few prior samples. */
final class Desk {
    /** There are no rivals. */
    private static final Path NOWHERE = Path.of("nowhere");

    final Errands analysis = new Errands();
    final Errands latents = new Errands();
    final Errands attack = new Errands();
    final Errands reading = new Errands();
    final Errands samples = new Errands();
    final Errands contenders = new Errands();
    final Errands screen = new Errands();
    final ExplorerModel model = ExplorerModel.of(
            new Threads(analysis, latents, attack, reading, samples, contenders, screen), new Random(1));

    /** Models read, test digits read, everything explained: what a person sees who has just opened the window. */
    static Desk opened() {
        return opened(NOWHERE);
    }

    /** The same beside the training pictures, from which there is a nearest neighbour; there are no networks. */
    static Desk openedWithTrainingPictures() {
        return opened(Path.of("assets", "mnist"));
    }

    private static Desk opened(Path mnist) {
        Desk desk = new Desk();
        desk.start(mnist);
        desk.settle();
        return desk;
    }

    /** Asks for models and test digits; nothing has been read yet. */
    void start() {
        start(NOWHERE);
    }

    private void start(Path mnist) {
        var classifier = Digits.small(Preset.FAST);
        model.start(() -> classifier, Digits::testSet, Baselines.of(NOWHERE, mnist));
    }

    /** Lets everybody work until nothing is left to do. */
    void settle() {
        while (analysis.waiting()
                        + latents.waiting()
                        + attack.waiting()
                        + reading.waiting()
                        + samples.waiting()
                        + contenders.waiting()
                        + screen.waiting()
                > 0) {
            reading.runAll();
            samples.runAll();
            analysis.runAll();
            latents.runAll();
            attack.runAll();
            contenders.runAll();
            screen.runAll();
        }
    }

    /** Draws a line, point after point. */
    void stroke(double... xy) {
        model.drawing().beginStroke(xy[0], xy[1], false);
        for (int i = 2; i < xy.length; i += 2) {
            model.drawing().extendStroke(xy[i], xy[i + 1]);
        }
        model.drawing().endStroke();
    }
}
