package org.tenfold.view.attack;

import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.session.ContenderWords;
import org.tenfold.session.Texts;
import org.tenfold.view.parts.Figures;
import org.tenfold.view.parts.Words;

/** What the attack tab says of norms, victims and attacks, in plain words. */
final class AttackWords {
    /** What an attack is called, and what it does. */
    private record Named(String title, String meaning) {}

    private AttackWords() {}

    private static @Nullable Named named(String name) {
        return switch (name) {
            case "best" ->
                new Named(
                        Texts.of("best of all"),
                        Texts.of("All attacks that are defined here, one after the other; the nearest result"));
            case "bisector" ->
                new Named(
                        Texts.of("bisector"),
                        Texts.of(
                                "Walks to the border between the two best explanations and along it; made for ABS, and quick"));
            case "line" ->
                new Named(
                        Texts.of("line search"),
                        Texts.of(
                                "Walks straight toward what another class\u2019s model paints; the line search of the paper"));
            case "fgsm" ->
                new Named(
                        Texts.of("fast gradient sign"),
                        Texts.of("One step: every pixel by the same amount, each to its worse side"));
            case "deepfool" ->
                new Named(Texts.of("DeepFool"), Texts.of("Treats the border as flat, steps onto it, and looks again"));
            case "momentum" ->
                new Named(
                        Texts.of("momentum iterative"),
                        Texts.of("Many small steps downhill that keep their direction for a while"));
            case "basic-iterative" ->
                new Named(
                        Texts.of("basic iterative"),
                        Texts.of("Many small steps downhill within a ball around the original"));
            case "pgd" ->
                new Named(Texts.of("projected gradient"), Texts.of("Basic iterative from several random starts"));
            case "carlini-wagner" ->
                new Named(
                        Texts.of("Carlini-Wagner"),
                        Texts.of("Trades distance against success until neither gets better"));
            case "transfer" ->
                new Named(
                        Texts.of("transfer"),
                        Texts.of("Fools the CNN first, and hopes that the victim makes the same mistake"));
            case "saliency" ->
                new Named(
                        Texts.of("saliency"),
                        Texts.of("Turns the pixel black or white that promises most, again and again"));
            case "pixel-search" ->
                new Named(
                        Texts.of("pixel search"),
                        Texts.of("Turns single pixels black or white, a few together, whichever bring most"));
            case "salt-and-pepper" ->
                new Named(Texts.of("salt and pepper"), Texts.of("Turns random pixels black or white"));
            case "pointwise" ->
                new Named(Texts.of("pointwise"), Texts.of("Starts far away and puts pixel after pixel back"));
            case "noise" -> new Named(Texts.of("Gaussian noise"), Texts.of("Adds random noise, louder and louder"));
            case "boundary" ->
                new Named(
                        Texts.of("boundary"),
                        Texts.of("Wanders along the border towards the original; needs the answers only"));
            case "threshold" ->
                new Named(Texts.of("threshold crossing"), Texts.of("Moves pixels just across the threshold at 0.5"));
            default -> null;
        };
    }

    /** An attack's title. */
    static String attack(String name) {
        Named known = named(name);
        return known == null ? name : known.title;
    }

    /** What an attack does, in a sentence. */
    static String attackMeaning(String name) {
        Named known = named(name);
        return known == null ? name : known.meaning;
    }

    static String normMeaning(Norm norm) {
        return switch (norm) {
            case L2 -> Texts.of("L2: the square root of the sum of all squared changes; a pixel goes from 0 to 1");
            case LINF -> Texts.of("L\u221e: the largest change of a single pixel, which goes from 0 to 1");
            case L0 -> Texts.of("L0: how many pixels changed, of 784");
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
            case ABS, CNN -> ContenderWords.title(contender);
            case BINARY_ABS -> Texts.of("bin. ABS");
            case BINARY_CNN -> Texts.of("bin. CNN");
            case NEAREST -> Texts.of("nearest");
            case ROBUST_CNN -> Texts.of("adv. CNN");
        };
    }

    static String victimMeaning(Contender contender) {
        return switch (contender) {
            case ABS -> Texts.of("ABS: models, one a class, that explain the picture; the best explanation wins");
            case BINARY_ABS -> Texts.of("Binary ABS: the same on the picture made black and white at 0.5");
            case CNN -> Texts.of("CNN: a conventional convolutional network");
            case BINARY_CNN -> Texts.of("Binary CNN: the same on the picture made black and white at 0.5");
            case NEAREST -> Texts.of("Nearest neighbour: the class of the most similar of 60,000 training pictures");
            case ROBUST_CNN ->
                Texts.of("Adversarially trained CNN: a network trained on attacked pictures, after Madry et al.");
        };
    }
}
