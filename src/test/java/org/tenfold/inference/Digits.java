package org.tenfold.inference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Assumptions;
import org.tenfold.image.Image;
import org.tenfold.image.LabelledImages;
import org.tenfold.image.Split;
import org.tenfold.model.AbsModel;
import org.tenfold.model.ModelDescription;
import org.tenfold.model.ModelFolder;
import org.tenfold.model.Reference;

/** Real digits, and trained models with as many prior samples as a test can wait for. */
public final class Digits {
    /** Decoding is a test's slowest part: 60 samples of ten classes take a tenth of a second. */
    public static final int FEW = 60;

    private static final class TestSet {
        static final LabelledImages IMAGES = LabelledImages.read(Path.of("assets", "mnist"), Split.TEST);
    }

    private static final class Published {
        static final AbsModel MODEL = Reference.model();
        static final PriorSamples ALL = PriorSamples.of(MODEL, Path.of("target", "test-samples"), Workers.shared());
    }

    /** A trained model: the published one where it is at hand, else the shipped one. */
    private static final class Trained {
        static final AbsModel MODEL = Files.isDirectory(REFERENCE) ? Published.MODEL : ModelFolder.read(SHIPPED);
        static final AbsModel SMALL = withSamples(MODEL, FEW);
        static final PriorSamples SOME = PriorSamples.of(SMALL, null, Workers.shared());
    }

    private static final Path REFERENCE = Path.of("..", "shared", "reference", "model");
    private static final Path SHIPPED = Path.of("models", "mnist");

    private Digits() {}

    private static void requireReference() {
        Assumptions.assumeTrue(
                Files.isDirectory(REFERENCE), () -> "skipped: the reference pack is not at " + REFERENCE);
    }

    /** The MNIST test images. */
    public static LabelledImages testSet() {
        return TestSet.IMAGES;
    }

    /** Test image {@code i}. */
    public static Image image(int i) {
        return TestSet.IMAGES.image(i);
    }

    /** Uniform noise. */
    public static Image noise(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        float[] pixels = new float[Image.PIXELS];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = random.nextFloat();
        }
        return Image.of(pixels);
    }

    /** The published models; skips the test where they are not at hand. */
    public static AbsModel published() {
        requireReference();
        return Published.MODEL;
    }

    /** A classifier of the published models with all their samples; skips the test where they are not at hand. */
    public static AbsClassifier published(AbsSettings settings) {
        requireReference();
        return AbsClassifier.of(Published.MODEL, Published.ALL, settings);
    }

    /** Trained models, published or shipped, with their first {@link #FEW} prior latents. */
    public static AbsModel small() {
        return Trained.SMALL;
    }

    /** Trained models, published or shipped, with their first {@code count} prior latents. */
    static AbsModel trained(int count) {
        return withSamples(Trained.MODEL, count);
    }

    /** All samples of the published models, decoded once and kept in the build's folder. */
    static PriorSamples allSamples() {
        requireReference();
        return Published.ALL;
    }

    /** A classifier with the settings of a preset, but {@link #FEW} samples. */
    public static AbsClassifier small(Preset preset) {
        return AbsClassifier.of(Trained.SMALL, Trained.SOME, fewSamples(AbsSettings.of(preset)));
    }

    /** The shipped models, thresholding their pictures, with the default search from {@link #FEW} samples. */
    public static AbsClassifier shippedBinary() {
        AbsModel model = withSamples(ModelFolder.read(SHIPPED), FEW);
        return AbsClassifier.of(
                model,
                PriorSamples.of(model, null, Workers.shared()),
                fewSamples(AbsSettings.DEFAULT).withBinary(true));
    }

    /** The settings with {@link #FEW} samples. */
    static AbsSettings fewSamples(AbsSettings settings) {
        return new AbsSettings(settings.preset(), FEW, settings.steps(), settings.binary());
    }

    static AbsModel withSamples(AbsModel model, int count) {
        return AbsModel.of(model.description(), model.parameters(), Arrays.copyOf(model.priorLatents(), count));
    }

    /** The same models with other factors on their scores. */
    static AbsModel scaled(AbsModel model, double... scaling) {
        ModelDescription as = model.description();
        return AbsModel.of(
                as.withCalibration(as.logitScale(), as.confidenceFloor(), scaling, as.binaryClassScaling()),
                model.parameters(),
                model.priorLatents());
    }

    /** The same models with another weight β on the divergence. */
    public static AbsModel weighted(AbsModel model, double beta) {
        ModelDescription as = model.description();
        ModelDescription weighted = new ModelDescription(
                as.format(),
                as.name(),
                as.labels(),
                as.latentSize(),
                as.encoder(),
                as.decoder(),
                as.activation(),
                as.normEpsilon(),
                beta,
                as.latentRadius(),
                as.logitScale(),
                as.confidenceFloor(),
                as.classScaling(),
                as.binaryClassScaling(),
                as.centred(),
                as.provenance());
        return AbsModel.of(weighted, model.parameters(), model.priorLatents());
    }
}
