package org.tenfold.cli;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.BisectorAttack;
import org.tenfold.attack.Victim;
import org.tenfold.evaluation.Accuracy;
import org.tenfold.evaluation.Accuracy.Depth;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.Analysis;
import org.tenfold.model.Decoder;
import org.tenfold.model.KernelChoice;

/** Measures a model and what is asked of it, in this process. */
final class ModelBench {
    private static final double NANOS_PER_MICRO = 1e3;

    /** Work is warm when a round of it is not this much faster than the best one before. */
    private static final double STILL_FASTER = 0.97;

    /** Rounds in a row that must not be faster: the compilers work in the background. */
    private static final int STEADY_ROUNDS = 2;

    private static final int MOST_ROUNDS = 30;

    /** Attacks before the first that counts: each asks for hundreds of answers. */
    private static final int WARM_ATTACKS = 3;

    /** A batch is classified so many times, for the spread of its rate. */
    private static final int BATCH_RUNS = 5;

    private final OpenModel open;
    private final AbsClassifier fast;
    private final LabelledImages digits;
    private final BenchCommand.Effort effort;

    ModelBench(OpenModel open, LabelledImages digits, BenchCommand.Effort effort) {
        this.open = open;
        this.fast = open.classifier(AbsSettings.FAST);
        this.digits = digits;
        this.effort = effort;
    }

    /** Has all samples in memory and on disk. */
    void prepare() {
        fast.analyse(digits.image(0));
    }

    /** Answers until that no longer gets faster. */
    void warmUp() {
        warmUp(i -> answer(fast, digits.image(i % effort.images()))[1]);
    }

    /**
     * Does the work over and over until it no longer gets faster and the kernels are chosen.
     *
     * @param work takes a number that is counted up, and gives the time it took
     */
    private void warmUp(IntToDoubleFunction work) {
        double best = Double.POSITIVE_INFINITY;
        int steady = 0;
        for (int round = 0; round < MOST_ROUNDS && !(steady >= STEADY_ROUNDS && KernelChoice.allSettled()); round++) {
            double[] times = new double[effort.warmUps()];
            for (int i = 0; i < times.length; i++) {
                times[i] = work.applyAsDouble(round * times.length + i);
            }
            double median = Timing.of(times).median();
            steady = median < STILL_FASTER * best ? 0 : steady + 1;
            best = Math.min(best, median);
        }
    }

    /**
     * Answers, one at a time.
     *
     * @param rough to the first answer that is reported
     * @param full to the last
     * @param next the same for a drawing that goes on
     */
    record Answers(Timing rough, Timing full, Timing next) {}

    Answers answers() {
        double[] rough = new double[effort.images()];
        double[] full = new double[effort.images()];
        for (int i = 0; i < effort.images(); i++) {
            double[] both = answer(fast, digits.image(i));
            rough[i] = both[0];
            full[i] = both[1];
        }
        warmUp(i -> nextFrame(fast, digits.image(i % effort.images())));
        double[] next = new double[effort.images()];
        for (int i = 0; i < effort.images(); i++) {
            next[i] = nextFrame(fast, digits.image(i));
        }
        return new Answers(Timing.of(rough), Timing.of(full), Timing.of(next));
    }

    /** From the question to the first answer that is reported, and to the last. */
    private static double[] answer(AbsClassifier classifier, Image image) {
        double[] times = new double[2];
        AtomicBoolean answered = new AtomicBoolean();
        long begin = System.nanoTime();
        classifier.analyse(
                image,
                null,
                step -> {
                    if (!answered.getAndSet(true)) {
                        times[0] = Timing.millisecondsSince(begin);
                    }
                },
                () -> false);
        times[1] = Timing.millisecondsSince(begin);
        return times;
    }

    /** The full answer to a frame of a drawing that goes on, when the answer to the frame before is known. */
    private static double nextFrame(AbsClassifier classifier, Image whole) {
        Analysis previous = classifier.analyse(withoutLastInk(whole), null, step -> {}, () -> false);
        long begin = System.nanoTime();
        classifier.analyse(whole, previous, step -> {}, () -> false);
        return Timing.millisecondsSince(begin);
    }

    /** The image without its lowest row of ink: what was there when the stroke had not come so far. */
    private static Image withoutLastInk(Image whole) {
        float[] pixels = whole.toArray();
        int row = Image.SIDE - 1;
        while (row > 0 && isEmpty(pixels, row)) {
            row--;
        }
        Arrays.fill(pixels, row * Image.SIDE, (row + 1) * Image.SIDE, 0);
        return Image.of(pixels);
    }

    private static boolean isEmpty(float[] pixels, int row) {
        for (int i = row * Image.SIDE; i < (row + 1) * Image.SIDE; i++) {
            if (pixels[i] > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Presets on the same images.
     *
     * @param paper what an answer of {@code paper} takes
     */
    record Presets(Timing paper, BenchResult.Comparison comparison) {}

    /** On the first so many test images, as far as there are. */
    Presets presets(int most) {
        AbsClassifier paper = open.classifier(AbsSettings.PAPER);
        paper.analyse(digits.image(0));
        int count = Math.min(most, digits.size());
        double[] times = new double[count];
        double[] sums = new double[4];
        int same = 0;
        for (int i = 0; i < count; i++) {
            Image image = digits.image(i);
            long begin = System.nanoTime();
            Analysis published = paper.analyse(image);
            times[i] = Timing.millisecondsSince(begin);
            Analysis ours = fast.analyse(image);
            sums[0] += ours.meanNegativeElbo();
            sums[1] += published.meanNegativeElbo();
            sums[2] += ours.reconstruction(digits.label(i)).negativeElbo();
            sums[3] += published.reconstruction(digits.label(i)).negativeElbo();
            same += ours.prediction() == published.prediction() ? 1 : 0;
        }
        return new Presets(
                Timing.of(times),
                new BenchResult.Comparison(
                        count,
                        sums[0] / count,
                        sums[1] / count,
                        sums[2] / count,
                        sums[3] / count,
                        (double) same / count));
    }

    /** Attacks on the first so many test images, as far as there are. */
    Timing attack(int most) {
        BisectorAttack attack = new BisectorAttack();
        Victim victim = Victim.of(fast);
        for (int i = 1; i <= WARM_ATTACKS; i++) {
            attack.run(victim, digits.image(digits.size() - i), AttackSettings.DEFAULT, step -> {}, () -> false);
        }
        double[] times = new double[Math.min(most, digits.size())];
        for (int i = 0; i < times.length; i++) {
            long begin = System.nanoTime();
            attack.run(victim, digits.image(i), AttackSettings.DEFAULT, step -> {}, () -> false);
            times[i] = Timing.millisecondsSince(begin);
        }
        return Timing.of(times);
    }

    /** One decoder, in microseconds: a picture alone, and with its derivatives. */
    record Decoding(Timing forward, Timing jacobian) {}

    /** A picture and its derivatives, after as many calls to warm up; of the derivatives a tenth as many. */
    Decoding decoding() {
        Decoder decoder = open.model().vae(0).decoder();
        float[][] latents = open.model().priorLatents();
        Decoder.Workspace workspace = decoder.workspace();
        float[] image = new float[Image.PIXELS];
        float[][] jacobian = new float[decoder.latentSize()][Image.PIXELS];
        return new Decoding(
                calls(effort.decoderCalls(), i -> decoder.decode(latents[i % latents.length], image, workspace)),
                calls(
                        Math.ceilDiv(effort.decoderCalls(), 10),
                        i -> decoder.jacobian(latents[i % latents.length], image, jacobian, workspace)));
    }

    private static Timing calls(int count, IntConsumer call) {
        double[] times = new double[count];
        for (int i = 0; i < 2 * count; i++) {
            long begin = System.nanoTime();
            call.accept(i);
            times[i % count] = (System.nanoTime() - begin) / NANOS_PER_MICRO;
        }
        return Timing.of(times);
    }

    /** Images a second, on all processors. */
    Rate batch(Depth depth) {
        double[] rates = new double[BATCH_RUNS];
        for (int run = -1; run < BATCH_RUNS; run++) {
            Accuracy accuracy = Accuracy.of(
                    fast,
                    digits,
                    depth,
                    effort.batchImages(),
                    Runtime.getRuntime().availableProcessors(),
                    done -> {},
                    () -> false);
            if (run >= 0) {
                rates[run] = accuracy.images() / accuracy.seconds();
            }
        }
        return Rate.of(rates);
    }
}
