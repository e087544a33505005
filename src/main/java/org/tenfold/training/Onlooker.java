package org.tenfold.training;

import static org.tenfold.training.VaeNetwork.LATENT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;

/**
 * Shows a {@link TrainingWatch} how well each class explains some of its pictures. Works on copies of the networks, so that
 * nothing of the training changes. Any thread may look.
 */
final class Onlooker {
    private static final int LANES = LatentSearch.LANES;

    /** So many pictures of a class stand for all. */
    private static final int PICTURES = 2 * LANES;

    /** Steps of the search from the encoder's mean. */
    private static final int STEPS = 2;

    /** Held-out pictures that every class paints. */
    private static final int EXAMPLES = 5;

    /** Passes over few pictures are so quick that looking would take longer: the least time between two looks. */
    private static final long LEAST_NANOS = 300_000_000;

    private final TrainingWatch watch;
    private final LabelledImages images;
    private final int fitted;
    private final int passes;
    private final double beta;
    private final double radius;
    private final int[] examples;
    private final AtomicLong last = new AtomicLong(System.nanoTime() - LEAST_NANOS);

    Onlooker(TrainingWatch watch, LabelledImages images, int fitted, int passes, double beta, double radius) {
        this.watch = watch;
        this.images = images;
        this.fitted = fitted;
        this.passes = passes;
        this.beta = beta;
        this.radius = radius;
        // The first held-out picture of every class, as long as there is room.
        examples = IntStream.range(0, images.classes())
                .map(c -> IntStream.range(fitted, images.size())
                        .filter(i -> images.label(i) == c)
                        .findFirst()
                        .orElse(-1))
                .filter(i -> i >= 0)
                .limit(EXAMPLES)
                .toArray();
        watch.begun(
                passes,
                Arrays.stream(examples)
                        .mapToObj(i -> new TrainingWatch.Example(images.image(i), images.label(i)))
                        .toList());
    }

    /** Looks at a class of the first stage after a pass. */
    void look(int classIndex, int pass, VaeNetwork network) {
        if (due()) {
            look(classIndex, pass, network.decoder.folded(LANES), network.encoder.folded(LANES));
        }
    }

    /** Looks at all classes of the second stage after a pass. */
    void look(ClassPool pool, int pass, List<LaneNetwork> decoders, List<LaneNetwork> encoders) {
        if (due() || pass == passes) {
            pool.each(decoders.size(), c -> {
                look(c, pass, decoders.get(c).withLanes(LANES), encoders.get(c).withLanes(LANES));
                return c;
            });
        }
    }

    private boolean due() {
        long now = System.nanoTime();
        long before = last.get();
        return now - before >= LEAST_NANOS && last.compareAndSet(before, now);
    }

    private void look(int classIndex, int pass, LaneNetwork decoder, LaneNetwork encoder) {
        LatentSearch search = new LatentSearch(decoder, beta, radius);
        List<Image> painted = new ArrayList<>();
        explain(search, decoder, encoder, examples, painted);
        List<Image> none = new ArrayList<>();
        double own = explain(search, decoder, encoder, some(classIndex, 0, fitted), none);
        double heldOut = explain(search, decoder, encoder, some(classIndex, fitted, images.size()), none);
        watch.looked(new TrainingWatch.Look(classIndex, pass, own, heldOut, List.copyOf(painted)));
    }

    private int[] some(int classIndex, int from, int to) {
        return IntStream.range(from, to)
                .filter(i -> images.label(i) == classIndex)
                .limit(PICTURES)
                .toArray();
    }

    /** The mean loss over some pictures, NaN for none; adds what is painted of each. */
    private double explain(
            LatentSearch search, LaneNetwork decoder, LaneNetwork encoder, int[] chosen, List<Image> painted) {
        float[] x = new float[Image.PIXELS * LANES];
        float[] scratch = new float[Image.PIXELS];
        float[] score = new float[LANES];
        float[] image = new float[Image.PIXELS * LANES];
        double sum = 0;
        for (int b = 0; b < chosen.length; b += LANES) {
            for (int n = 0; n < LANES; n++) {
                Pictures.toLane(images::copyTo, chosen[Math.min(b + n, chosen.length - 1)], x, n, LANES, scratch);
            }
            float[] z = Arrays.copyOf(encoder.forward(x), LATENT * LANES);
            search.project(z);
            search.refine(x, z, STEPS, score);
            LaneMath.logistic(decoder.forward(z), image, image.length);
            for (int n = 0; n < Math.min(LANES, chosen.length - b); n++) {
                sum += score[n];
                for (int p = 0; p < Image.PIXELS; p++) {
                    // what is not a number any more is painted as paper
                    float ink = image[p * LANES + n];
                    scratch[p] = ink >= 0 ? Math.min(ink, 1) : 0;
                }
                painted.add(Image.of(scratch));
            }
        }
        return chosen.length == 0 ? Double.NaN : sum / chosen.length;
    }
}
