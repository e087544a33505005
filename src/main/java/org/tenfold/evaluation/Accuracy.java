package org.tenfold.evaluation;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.LabelledImages;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.inference.Preset;
import org.tenfold.inference.Workers;
import org.tenfold.model.Classifier;

/**
 * How often a classifier is right, and how well its models explain.
 *
 * @param classifier {@code "abs"}, {@code "binary-abs"} or the name of a rival
 * @param preset how latents were searched; null for a rival, which has none
 * @param images how many images were classified
 * @param correct how many of them rightly
 * @param seconds how long it took, without decoding prior samples or opening a rival
 * @param meanNegativeElbo mean over images and all classes; lower is better; NaN if answers alone were asked for, or for a rival
 * @param meanTrueClassNegativeElbo mean over images of the true class's; NaN likewise
 * @param confusion {@code [true class][answer]}, in images
 */
public record Accuracy(
        String classifier,
        @Nullable Preset preset,
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
        int count = atMost(limit, images);
        classifier.samples().prepare(classifier.settings().samples(), cancelled);
        AbsClassifier alone = classifier.with(Workers.caller());
        double[] all = new double[count];
        double[] own = new double[count];
        Counted counted = count(
                i -> {
                    if (depth == Depth.ANSWERS) {
                        all[i] = Double.NaN;
                        own[i] = Double.NaN;
                        return alone.answer(images.image(i), cancelled);
                    }
                    Analysis analysis = alone.analyse(images.image(i), cancelled);
                    all[i] = analysis.meanNegativeElbo();
                    own[i] = analysis.reconstruction(images.label(i)).negativeElbo();
                    return analysis.prediction();
                },
                images,
                count,
                threads,
                progress,
                cancelled);
        return new Accuracy(
                classifier.settings().binary() ? BINARY_ABS : ABS,
                classifier.settings().preset(),
                count,
                counted.correct(),
                counted.seconds(),
                mean(all),
                mean(own),
                counted.confusion());
    }

    /**
     * As above, with a classifier that gives nothing but answers.
     *
     * @param name of the classifier
     */
    public static Accuracy of(
            String name,
            Classifier classifier,
            LabelledImages images,
            int limit,
            int threads,
            IntConsumer progress,
            BooleanSupplier cancelled) {
        int count = atMost(limit, images);
        Counted counted =
                count(i -> classifier.predict(images.image(i)).label(), images, count, threads, progress, cancelled);
        return new Accuracy(
                name, null, count, counted.correct(), counted.seconds(), Double.NaN, Double.NaN, counted.confusion());
    }

    private static int atMost(int limit, LabelledImages images) {
        int count = Math.min(limit, images.size());
        if (count < 1) {
            throw new IllegalArgumentException("there are " + count + " images to classify, expected at least 1");
        }
        return count;
    }

    /** What is counted, whatever answers. */
    private record Counted(int correct, double seconds, int[][] confusion) {}

    private static Counted count(
            IntUnaryOperator answer,
            LabelledImages images,
            int count,
            int threads,
            IntConsumer progress,
            BooleanSupplier cancelled) {
        int[] answers = new int[count];
        AtomicInteger done = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().factory())) {
            Workers.of(pool, threads).each(count, i -> {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("the evaluation was cancelled");
                }
                answers[i] = answer.applyAsInt(i);
                progress.accept(done.incrementAndGet());
            });
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        int[][] confusion = new int[images.classes()][images.classes()];
        int correct = 0;
        for (int i = 0; i < count; i++) {
            confusion[images.label(i)][answers[i]]++;
            correct += answers[i] == images.label(i) ? 1 : 0;
        }
        return new Counted(correct, seconds, confusion);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
