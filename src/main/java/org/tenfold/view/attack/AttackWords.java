package org.tenfold.view.attack;

import java.util.Map;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Words;

/** What the attack tab says of norms, victims and attacks, in plain words. */
final class AttackWords {
    /** What an attack is called, and what it does. */
    private record Named(String title, String meaning) {}

    private static final Map<String, Named> ATTACKS = Map.ofEntries(
            named("best", "best of all", "All attacks that are defined here, one after the other; the nearest result"),
            named(
                    "bisector",
                    "bisector",
                    "Walks to the border between the two best explanations and along it; made for ABS, and quick"),
            named(
                    "line",
                    "line search",
                    "Walks straight toward what another digit\u2019s model paints; the line search of the paper"),
            named("fgsm", "fast gradient sign", "One step: every pixel by the same amount, each to its worse side"),
            named("deepfool", "DeepFool", "Treats the border as flat, steps onto it, and looks again"),
            named("momentum", "momentum iterative", "Many small steps downhill that keep their direction for a while"),
            named("basic-iterative", "basic iterative", "Many small steps downhill within a ball around the original"),
            named("pgd", "projected gradient", "Basic iterative from several random starts"),
            named("carlini-wagner", "Carlini-Wagner", "Trades distance against success until neither gets better"),
            named("transfer", "transfer", "Fools the CNN first, and hopes that the victim makes the same mistake"),
            named("saliency", "saliency", "Turns the pixel black or white that promises most, again and again"),
            named(
                    "pixel-search",
                    "pixel search",
                    "Turns single pixels black or white, a few together, whichever bring most"),
            named("salt-and-pepper", "salt and pepper", "Turns random pixels black or white"),
            named("pointwise", "pointwise", "Starts far away and puts pixel after pixel back"),
            named("noise", "Gaussian noise", "Adds random noise, louder and louder"),
            named("boundary", "boundary", "Wanders along the border towards the original; needs the answers only"),
            named("threshold", "threshold crossing", "Moves pixels just across the threshold at 0.5"));

    private AttackWords() {}

    private static Map.Entry<String, Named> named(String name, String title, String meaning) {
        return Map.entry(name, new Named(title, meaning));
    }

    /** An attack's title. */
    static String attack(String name) {
        Named known = ATTACKS.get(name);
        return known == null ? name : known.title;
    }

    /** What an attack does, in a sentence. */
    static String attackMeaning(String name) {
        Named known = ATTACKS.get(name);
        return known == null ? name : known.meaning;
    }

    static String normMeaning(Norm norm) {
        return switch (norm) {
            case L2 -> "L2: the square root of the sum of all squared changes; a pixel goes from 0 to 1";
            case LINF -> "L\u221e: the largest change of a single pixel, which goes from 0 to 1";
            case L0 -> "L0: how many pixels changed, of 784";
        };
    }

    static String distance(Norm norm, double value) {
        return switch (norm) {
            case L2 -> Figures.distance(value);
            case LINF -> Figures.pixelChange(value);
            case L0 -> Long.toString(Math.round(value));
        };
    }

    /** A norm and a distance in it. */
    static String measured(Norm norm, double value) {
        return Words.norm(norm) + " " + distance(norm, value);
    }

    /** A victim where there is little room. */
    static String shortName(Contender contender) {
        return switch (contender) {
            case ABS, CNN -> contender.title();
            case BINARY_ABS -> "bin. ABS";
            case BINARY_CNN -> "bin. CNN";
            case NEAREST -> "nearest";
            case ROBUST_CNN -> "adv. CNN";
        };
    }

    static String victimMeaning(Contender contender) {
        return switch (contender) {
            case ABS -> "ABS: ten models that explain the picture; the best explanation wins";
            case BINARY_ABS -> "Binary ABS: the same on the picture made black and white at 0.5";
            case CNN -> "CNN: a conventional convolutional network";
            case BINARY_CNN -> "Binary CNN: the same on the picture made black and white at 0.5";
            case NEAREST -> "Nearest neighbour: the digit of the most similar of 60,000 training pictures";
            case ROBUST_CNN -> "Adversarially trained CNN: a network trained on attacked pictures, after Madry et al.";
        };
    }

    /** A digit with its article. */
    static String digit(int label) {
        return (label == 8 ? "an " : "a ") + label;
    }
}
