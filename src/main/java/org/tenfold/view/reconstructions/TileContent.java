package org.tenfold.view.reconstructions;

import org.jspecify.annotations.Nullable;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Evidence;
import org.tenfold.inference.Reconstruction;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Palette;

/**
 * What one tile shows of an analysis, as colours and words.
 *
 * @param found how this digit explains the drawing
 * @param evidence against the best digit where that is shown; none for the best digit itself, which is shown as it was
 *     painted
 */
record TileContent(
        Analysis analysis,
        Reconstruction found,
        TileMode mode,
        @Nullable Evidence evidence) {
    private static final int PIXEL_DECIMALS = 2;

    /** Evidence is a difference of squares, which are smaller. */
    private static final int EVIDENCE_DECIMALS = 3;

    /**
     * The content of the tile of a class.
     *
     * @param models made the analysis
     */
    static TileContent of(AbsClassifier models, Analysis analysis, int classIndex, TileMode mode) {
        boolean compared = mode == TileMode.EVIDENCE && classIndex != analysis.prediction();
        return new TileContent(
                analysis,
                analysis.reconstruction(classIndex),
                mode,
                compared ? Evidence.of(models, analysis, classIndex) : null);
    }

    /** The picture as 784 colours. */
    int[] colours() {
        if (evidence != null) {
            return Palette.differences(evidence.pixels());
        }
        return mode == TileMode.RESIDUAL
                ? Palette.difference(analysis.image(), found.image(), 1)
                : Palette.of(found.image());
    }

    /** The two terms under the bar. */
    String terms() {
        if (evidence != null) {
            return Figures.signed(evidence.error(), 1) + "  " + Figures.signed(evidence.divergence(), 1);
        }
        return mode == TileMode.EVIDENCE
                ? Texts.of("compared with")
                : Figures.term(found.squaredError()) + " + " + Figures.term(found.kl());
    }

    /** What these terms are, in words. */
    String meaning() {
        String best = analysis.label();
        if (evidence != null) {
            return Texts.of(
                    "Of the distance between the scores of {0} and {1}, {2} in all, {3} is squared error, the sum over this"
                            + " picture, and {4} is KL",
                    found.label(),
                    best,
                    Figures.term(evidence.gap()),
                    Figures.signed(evidence.error(), 1),
                    Figures.signed(evidence.divergence(), 1));
        }
        return mode == TileMode.EVIDENCE
                ? Texts.of("The other nine are compared with {0}, which is shown as its model paints it", best)
                : Texts.of(
                        "Squared error {0}, how far the picture is from the drawing, and KL {1}, how unusual the model had to"
                                + " be to paint it",
                        Figures.term(found.squaredError()), Figures.term(found.kl()));
    }

    /** What the picture says at a pixel. */
    String pixel(int pixel) {
        double painted = found.image().at(pixel);
        if (evidence != null) {
            return Texts.of("pixel {0}", Figures.signed(evidence.pixels()[pixel], EVIDENCE_DECIMALS));
        }
        return mode == TileMode.RESIDUAL
                ? Texts.of("pixel {0}", Figures.signed(analysis.image().at(pixel) - painted, PIXEL_DECIMALS))
                : Texts.of("pixel {0}", Figures.ink(painted));
    }
}
