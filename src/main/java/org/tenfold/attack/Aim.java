package org.tenfold.attack;

import org.jspecify.annotations.Nullable;

/** The two classes whose difference decides, and how far the attacker is ahead: positive if the image is adversarial. */
record Aim(int attacker, int defender, double margin) {
    /**
     * The aim at an image.
     *
     * @param logits what the victim says of it
     * @param label the original's class
     * @param target the class that is wanted; null for any other
     */
    static Aim of(double[] logits, int label, @Nullable Integer target) {
        int attacker = target == null ? highest(logits, label) : target;
        int defender = target == null ? label : highest(logits, target);
        return new Aim(attacker, defender, logits[attacker] - logits[defender]);
    }

    /** The class with the highest score of all but one. */
    static int highest(double[] logits, int except) {
        int highest = except == 0 ? 1 : 0;
        for (int c = 0; c < logits.length; c++) {
            if (c != except && logits[c] > logits[highest]) {
                highest = c;
            }
        }
        return highest;
    }
}
