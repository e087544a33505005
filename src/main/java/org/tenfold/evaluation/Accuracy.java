package org.tenfold.evaluation;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.tenfold.image.LabelledImages;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Preset;
import org.tenfold.inference.Reconstruction;
import org.tenfold.inference.Workers;

/**
 * How often a classifier is right, and how well its models explain.
 *
 * @param classifier {@code "abs"} or {@code "binary-abs"}
 * @param preset how latents were searched
 * @param images how many images were classified
 * @param correct how many of them rightly
 * @param seconds how long it took, without decoding prior samples
 * @param meanNegativeElbo mean over images and all classes; lower is better; NaN if answers alone were asked for
 * @param meanTrueClassNegativeElbo mean over images of the true class's; NaN if answers alone were asked for
 * @param confusion {@code [true class][answer]}, in images
 */
public record Accuracy(
        String classifier,
        Preset preset,
        int images,
        int correct,
        double seconds,
        double meanNegativeElbo,
        double meanTrueClassNegativeElbo,
        int[][] confusion) {
    public static final String ABS = "abs";
    public static final String BINARY_ABS = "binary-abs";

    /** The share of right answers, from 0 to 1. */
    public double accuracy() {
        return (double) correct / images;
    }

    /** The same with {@link Depth#EXPLANATIONS}. */
    public static Accuracy of(
            AbsClassifier classifier,
            LabelledImages images,
            int limit,
            int threads,
            IntConsumer progress,
            BooleanSupplier cancelled) {
        return of(classifier, images, Depth.EXPLANATIONS, limit, threads, progress, cancelled);
    }

    /** What is wanted of every image. */
    public enum Depth {
        /** The answer alone, see {@link AbsClassifier#answer}. */
        ANSWERS,
        /** The answer and how well each class explains the image. */
        EXPLANATIONS
    }

    /**
     * Classifies the first {@code limit} images, several at once, each on one thread; numbers do not depend on how many.
     *
     * @param depth what is wanted of every image
     * @param limit at most so many images, at least 1
     * @param threads how many images at once
     * @param progress gets the number of images done, on any thread
     * @param cancelled asked before every image
     * @throws CancellationException soon after {@code cancelled} says so
     */
    public static Accuracy of(
            AbsClassifier classifier,
            LabelledImages images,
            Depth depth,
            int limit,
            int threads,
            IntConsumer progress,
            BooleanSupplier cancelled) {
        int count = Math.min(limit, images.size());
        if (count < 1) {
            throw new IllegalArgumentException("there are " + count + " images to classify, expected at least 1");
        }
        classifier.samples().prepare(classifier.settings().samples(), cancelled);
        AbsClassifier alone = classifier.with(Workers.caller());
        int[] answers = new int[count];
        double[] all = new double[count];
        double[] own = new double[count];
        AtomicInteger done = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().factory())) {
            Workers.of(pool, threads).each(count, i -> {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("the evaluation was cancelled");
                }
                if (depth == Depth.ANSWERS) {
                    answers[i] = alone.answer(images.image(i), cancelled);
                    all[i] = Double.NaN;
                    own[i] = Double.NaN;
                } else {
                    Analysis analysis = alone.analyse(images.image(i), cancelled);
                    answers[i] = analysis.prediction();
                    all[i] = analysis.reconstructions().stream()
                            .mapToDouble(Reconstruction::negativeElbo)
                            .average()
                            .orElseThrow();
                    own[i] = analysis.reconstruction(images.label(i)).negativeElbo();
                }
                progress.accept(done.incrementAndGet());
            });
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        int classes = classifier.model().classes();
        int[][] confusion = new int[classes][classes];
        int correct = 0;
        double sumAll = 0;
        double sumOwn = 0;
        for (int i = 0; i < count; i++) {
            confusion[images.label(i)][answers[i]]++;
            correct += answers[i] == images.label(i) ? 1 : 0;
            sumAll += all[i];
            sumOwn += own[i];
        }
        return new Accuracy(
                classifier.settings().binary() ? BINARY_ABS : ABS,
                classifier.settings().preset(),
                count,
                correct,
                seconds,
                sumAll / count,
                sumOwn / count,
                confusion);
    }
}
