package org.tenfold.keeping;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.image.Image;
import org.tenfold.image.Stroke;
import org.tenfold.inference.AbsSettings;
import org.tenfold.inference.RobustnessBound;
import org.tenfold.model.Latent;
import org.tenfold.model.Prediction;

/** Sessions that nobody has had: every field may be anything that it can be. */
public final class RandomSession {
    private static final int CLASSES = 10;
    private static final int LATENTS = 8;
    private static final int MOST_STROKES = 6;
    private static final int MOST_POINTS = 40;

    private final RandomGenerator random;

    private RandomSession(RandomGenerator random) {
        this.random = random;
    }

    /** The next one. */
    public static KeptSession of(RandomGenerator random) {
        return new RandomSession(random).session();
    }

    private KeptSession session() {
        List<KeptAttack> attacks = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            attacks.add(attack(attacks.size() + 1));
        }
        return new KeptSession(
                maybe() ? new KeptModel(text(), text(), AbsSettings.PAPER.withBinary(maybe())) : null,
                drawing(),
                maybe() ? new KeptPaint(image(), image()) : null,
                choices(),
                new KeptLook(text(), text(), random.nextInt(-1, CLASSES), maybe() ? latent() : null),
                maybe() ? answer() : null,
                attacks,
                random.nextInt(4),
                maybe() ? text() : null);
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    /** Quotes, line ends, and characters of two code units among them. */
    private String text() {
        String letters = "a\"\\\n\u00e4\u6570\ud83d\ude00/<'";
        int[] points = letters.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }

    private Image image() {
        float[] pixels = new float[Image.PIXELS];
        for (int p = 0; p < pixels.length; p++) {
            pixels[p] = maybe() ? 0 : random.nextFloat();
        }
        return Image.of(pixels);
    }

    private KeptDrawing drawing() {
        List<Stroke> strokes = new ArrayList<>();
        for (int i = random.nextInt(MOST_STROKES); i > 0; i--) {
            int points = random.nextInt(1, MOST_POINTS);
            strokes.add(new Stroke(floats(points), floats(points), 1 - random.nextFloat(), maybe()));
        }
        KeptBackdrop backdrop = maybe() ? new KeptBackdrop(image(), image(), text(), maybe()) : null;
        return new KeptDrawing(backdrop, strokes, maybe(), image());
    }

    private float[] floats(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private Latent latent() {
        return Latent.of(floats(LATENTS));
    }

    private double number() {
        return random.nextGaussian() * Math.pow(10, random.nextInt(-12, 12));
    }

    private <E> E one(List<E> of) {
        return of.get(random.nextInt(of.size()));
    }

    private @Nullable Integer target() {
        return maybe() ? random.nextInt(CLASSES) : null;
    }

    private KeptChoices choices() {
        Map<Norm, Double> budgets = new EnumMap<>(Norm.class);
        for (Norm norm : Norm.values()) {
            if (maybe()) {
                budgets.put(norm, random.nextDouble());
            }
        }
        return new KeptChoices(
                one(List.of(Contender.values())),
                one(List.of(Norm.values())),
                target(),
                one(Attacks.names()),
                budgets,
                random.nextLong());
    }

    private KeptAnswer answer() {
        List<KeptAnswer.Explanation> explanations = new ArrayList<>();
        List<Latent> starts = new ArrayList<>();
        for (int c = 0; c < CLASSES; c++) {
            explanations.add(new KeptAnswer.Explanation(text(), number(), number(), number(), number(), latent()));
            starts.add(latent());
        }
        return new KeptAnswer(maybe() ? starts : null, text(), maybe(), explanations);
    }

    private Prediction prediction() {
        double[] probabilities = new double[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            probabilities[c] = random.nextDouble();
        }
        return new Prediction(random.nextInt(CLASSES), probabilities);
    }

    private @Nullable RobustnessBound bound() {
        return maybe()
                ? new RobustnessBound(
                        maybe() ? Double.POSITIVE_INFINITY : number(),
                        one(List.of(RobustnessBound.Norm.values())),
                        one(List.of(RobustnessBound.Kind.values())),
                        random.nextInt(CLASSES),
                        floats(Image.PIXELS))
                : null;
    }

    private KeptAttack attack(int number) {
        Norm norm = one(List.of(Norm.values()));
        double budget = maybe() ? Double.POSITIVE_INFINITY : random.nextDouble(0.1, 9);
        Adversarial result = new Adversarial(
                image(),
                prediction(),
                null,
                maybe(),
                image(),
                prediction(),
                null,
                one(Attacks.names()),
                norm,
                number(),
                number(),
                random.nextInt(Image.PIXELS),
                random.nextInt(9000),
                random.nextInt(9000),
                number(),
                bound());
        List<KeptAttack.Point> curve = new ArrayList<>();
        for (int i = random.nextInt(50); i > 0; i--) {
            curve.add(new KeptAttack.Point(random.nextInt(9000), number(), number(), maybe()));
        }
        return new KeptAttack(
                number,
                maybe(),
                text(),
                one(List.of(Contender.values())),
                one(Attacks.names()),
                new AttackSettings(norm, target(), budget, random.nextLong(), 1 + random.nextInt(99), 4000),
                maybe(),
                result,
                curve);
    }
}
