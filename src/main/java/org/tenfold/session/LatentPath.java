package org.tenfold.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Reconstruction;
import org.tenfold.model.Latent;

/**
 * Which latents were inferred, answer after answer, while the present drawing grew stroke by stroke. Whatever puts another
 * drawing in its place, a test digit, a step back, an empty canvas, begins a new path.
 *
 * <p>Thread rule: everything here belongs to the screen's thread.
 */
final class LatentPath {
    /** Answers that are kept: ten seconds of drawing at one a frame. */
    static final int LONGEST = 600;

    private final ExplorerModel explorer;

    /** The latents of all classes, the oldest answer first. */
    private final Deque<List<Latent>> answers = new ArrayDeque<>();

    /** Whether another drawing took the place of the last one, and has not been answered yet. */
    private boolean jumped;

    LatentPath(ExplorerModel explorer) {
        this.explorer = explorer;
        DrawingModel drawing = explorer.drawing();
        // A stroke changes the ink while the brush is down, everything else while it is not.
        drawing.inkVersionProperty().addListener((source, before, now) -> {
            if (!drawing.brushDownProperty().get()) {
                jump();
            }
        });
        // The first stroke takes the place of the example.
        drawing.exampleProperty().addListener((source, before, now) -> jump());
    }

    /** Takes note of an answer; none on an empty canvas. */
    void note(@Nullable Analysis analysis) {
        if (analysis == null) {
            jump();
            return;
        }
        boolean late = jumped
                && !explorer.drawing().brushDownProperty().get()
                && !analysis.image().equals(explorer.drawing().seen());
        if (!late) {
            jumped = false;
            answers.addLast(analysis.reconstructions().stream()
                    .map(Reconstruction::latent)
                    .toList());
            if (answers.size() > LONGEST) {
                answers.removeFirst();
            }
        }
    }

    private void jump() {
        answers.clear();
        jumped = true;
    }

    /** The path of a class, from the oldest answer to the newest. */
    List<Latent> of(int classIndex) {
        return answers.stream().map(latents -> latents.get(classIndex)).toList();
    }
}
