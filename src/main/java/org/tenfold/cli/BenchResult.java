package org.tenfold.cli;

import com.google.gson.JsonElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The object of {@code bench --json}; what was not measured is null. Names of the first release come first and stay.
 *
 * @param p95 of the figures that are one number, what 95 in 100 of their measurements do not exceed
 * @param comparison {@code fast} beside {@code paper}, on the same images in the same run
 * @param batchAnswersPerSecond images a second where only the answer is wanted, not the explanations
 * @param explorerColdStartMs from the start of the process to the first full answer on the tiles, with nothing on disk
 * @param explorerColdSettledMs the same to the answer with all prior samples
 * @param explorerSecondStartMs the same as the first, with what a first start left on disk
 * @param explorerResidentMiB of an explorer that draws, every half minute
 * @param explorerFrames what its frames took; see {@code Rehearsal}
 */
record BenchResult(
        @Nullable Timing roughAnswerMs,
        @Nullable Timing fullAnswerMs,
        @Nullable Timing nextFrameAnswerMs,
        @Nullable Timing paperPresetMs,
        @Nullable Timing attackMs,
        @Nullable Double decoderForwardMicros,
        @Nullable Double decoderJacobianMicros,
        @Nullable Double batchImagesPerSecond,
        @Nullable Double startToFirstAnswerMs,
        @Nullable Double residentMiB,
        @Nullable Double trainExamplesPerSecond,
        int threads,
        String java,
        Machine machine,
        NinetyFive p95,
        @Nullable Comparison comparison,
        @Nullable Integer attacks,
        @Nullable Double batchAnswersPerSecond,
        @Nullable Timing explorerColdStartMs,
        @Nullable Timing explorerColdSettledMs,
        @Nullable Timing explorerSecondStartMs,
        @Nullable List<Double> explorerResidentMiB,
        @Nullable JsonElement explorerFrames) {

    /** 95 in 100 measurements are at most this; rates are at least this in 95 of 100. */
    record NinetyFive(
            @Nullable Double decoderForwardMicros,
            @Nullable Double decoderJacobianMicros,
            @Nullable Double batchImagesPerSecond,
            @Nullable Double batchAnswersPerSecond,
            @Nullable Double startToFirstAnswerMs,
            @Nullable Double trainExamplesPerSecond) {}

    /**
     * Two presets on the same images.
     *
     * @param images how many, from the first test image on
     * @param fastMeanNegativeElbo over all ten classes
     * @param paperMeanNegativeElbo over all ten classes
     * @param fastMeanTrueClassNegativeElbo over the true class alone
     * @param paperMeanTrueClassNegativeElbo over the true class alone
     * @param sameAnswerShare images with the same answer, from 0 to 1
     */
    record Comparison(
            int images,
            double fastMeanNegativeElbo,
            double paperMeanNegativeElbo,
            double fastMeanTrueClassNegativeElbo,
            double paperMeanTrueClassNegativeElbo,
            double sameAnswerShare) {}
}
