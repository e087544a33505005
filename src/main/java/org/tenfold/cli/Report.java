package org.tenfold.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenfold.keeping.KeptAnswer;

/**
 * What a session file says and what its repeat found: the object of {@code tenfold run --json}, and the same as lines for
 * people.
 *
 * @param file the session
 * @param model the name of the model it is of; none if no model had been read
 * @param digest of that model
 * @param presentModel the name of the model of the repeat
 * @param presentDigest of that model
 * @param sameModel whether they are the same: only then can anything be expected to be equal
 * @param drawing none for an empty canvas
 * @param attacks in the order of their numbers
 */
record Report(
        String file,
        @Nullable String model,
        @Nullable String digest,
        String presentModel,
        String presentDigest,
        boolean sameModel,
        @Nullable Drawing drawing,
        List<Attack> attacks) {
    private static final int SHORT_DIGEST = 12;

    /**
     * The ten explanations.
     *
     * @param kept what the file says; none if the drawing had not been explained when it was saved
     * @param found what the repeat says
     * @param compared whether both are of the same model
     * @param differences between the two, if they are
     */
    record Drawing(@Nullable Answer kept, Answer found, boolean compared, List<String> differences) {}

    /** An answer with its explanations. */
    record Answer(String prediction, boolean confident, List<ClassifyCommand.Explanation> classes) {
        static Answer of(KeptAnswer answer) {
            return new Answer(
                    answer.label(),
                    answer.confident(),
                    answer.explanations().stream()
                            .map(one -> new ClassifyCommand.Explanation(
                                    one.label(),
                                    one.negativeElbo(),
                                    one.squaredError(),
                                    one.kl(),
                                    one.probability(),
                                    one.latent().toArray()))
                            .toList());
        }

        private String line() {
            double probability = classes.stream()
                    .filter(one -> one.label().equals(prediction))
                    .mapToDouble(ClassifyCommand.Explanation::probability)
                    .findFirst()
                    .orElse(0);
            return confident
                    ? prediction + " (" + Table.number("%.2f %%", 100 * probability) + ")"
                    : "none of the ten can explain this; the nearest is " + prediction;
        }
    }

    /**
     * One attack.
     *
     * @param cancelled whether it was stopped before its end: then its seed does not repeat it
     * @param sameModel whether it was on the model of the repeat
     * @param kept what the file says
     * @param found what the repeat found; none if it was not repeated
     * @param differences between the two
     */
    record Attack(
            int number,
            String victim,
            String attack,
            String norm,
            @Nullable String target,
            @Nullable Double budget,
            long seed,
            boolean cancelled,
            boolean sameModel,
            Outcome kept,
            @Nullable Outcome found,
            List<String> differences) {}

    /** What an attack came to; what was not found is null. */
    record Outcome(
            boolean found,
            String original,
            @Nullable String adversarial,
            @Nullable Double l2,
            @Nullable Double linf,
            @Nullable Integer l0,
            String attack,
            int steps,
            int queries) {
        private String line() {
            return found
                    ? "the " + original + " becomes " + adversarial + " at L2 " + number(l2) + ", Linf " + number(linf)
                            + ", " + l0 + " pixels (" + attack + ")"
                    : "no picture with another answer was found; it stays " + original;
        }

        private static String number(@Nullable Double value) {
            return value == null ? "-" : Table.number("%.6f", value);
        }
    }

    /** Whatever differs although it should not. */
    List<String> differences() {
        List<String> all = new ArrayList<>();
        if (drawing != null) {
            drawing.differences().forEach(each -> all.add("drawing, " + each));
        }
        for (Attack attack : attacks) {
            attack.differences().forEach(each -> all.add("attack " + attack.number() + ", " + each));
        }
        return all;
    }

    /** For people. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(file + ": " + ofWhichModel());
        if (drawing == null) {
            lines.add("drawing: the canvas is empty");
        } else {
            Answer kept = drawing.kept();
            lines.add("drawing: the file says  " + (kept == null ? "nothing" : kept.line()));
            lines.add("         the repeat says " + drawing.found().line()
                    + judged(drawing.compared(), drawing.differences()));
        }
        for (Attack attack : attacks) {
            add(attack, lines);
        }
        return lines;
    }

    private void add(Attack attack, List<String> lines) {
        String limits = (attack.target() == null ? "" : ", target " + attack.target())
                + (attack.budget() == null ? "" : ", budget " + attack.budget());
        lines.add("attack " + attack.number() + ": " + attack.attack() + " on " + attack.victim() + " in "
                + attack.norm() + limits + ", seed " + attack.seed());
        lines.add("         the file says   " + attack.kept().line());
        lines.add("         the repeat says "
                + (attack.found() == null
                        ? "nothing: the attack was stopped before its end, which its seed does not repeat"
                        : attack.found().line() + judged(attack.sameModel(), attack.differences())));
    }

    private String ofWhichModel() {
        if (model == null) {
            return "saved before a model had been read";
        }
        String was = "saved with the model " + model + " (" + shortened(digest) + ")";
        return sameModel
                ? was + ", the same as here"
                : was + ", which is another one than the model " + presentModel + " (" + shortened(presentDigest)
                        + ") that answers here";
    }

    private static String shortened(@Nullable String digest) {
        String whole = Objects.requireNonNullElse(digest, "");
        return whole.length() <= SHORT_DIGEST ? whole : whole.substring(0, SHORT_DIGEST) + "\u2026";
    }

    private static String judged(boolean compared, List<String> differences) {
        if (!compared) {
            return "";
        }
        return differences.isEmpty()
                ? " \u2013 equal in every digit"
                : " \u2013 " + differences.size() + " values differ";
    }
}
