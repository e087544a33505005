package org.tenfold.view.parts;

import java.util.Locale;

/** Numbers as the window writes them. */
public final class Figures {
    /** No break, and not as wide as a word's space. */
    private static final char THIN_SPACE = '\u202f';

    private static final double TENTH_OF_A_PERCENT = 0.001;
    private static final double TEN_PERCENT = 0.0995;
    private static final double ALMOST_ONE = 0.995;

    private Figures() {}

    /** A probability in percent: more digits where they say something. */
    public static String percent(double probability) {
        if (probability < TENTH_OF_A_PERCENT) {
            return "<" + THIN_SPACE + "0.1" + THIN_SPACE + "%";
        }
        boolean tenths = probability < TEN_PERCENT || probability >= ALMOST_ONE;
        return number(tenths ? "%.1f" : "%.0f", Math.min(100 * probability, 99.9)) + THIN_SPACE + "%";
    }

    /** A distance, with two decimals. */
    public static String distance(double value) {
        return number("%.2f", value);
    }

    /** A change of one pixel, with three decimals: the pixel goes from 0 to 1. */
    public static String pixelChange(double value) {
        return number("%.3f", value);
    }

    /** A difference of two probabilities in percent, with its sign. */
    public static String margin(double difference) {
        String text = number("%+.0f", 100 * difference);
        String signed = text.equals("-0") || text.equals("+0") ? "0" : text.replace('-', '\u2212');
        return signed + THIN_SPACE + "%";
    }

    /** A squared error or a KL term, with one decimal. */
    public static String term(double value) {
        return number("%.1f", value);
    }

    /** A squared error or a KL term where it is added up, with two decimals. */
    public static String precise(double value) {
        return number("%.2f", value);
    }

    /** What becomes a probability once it is divided by all of its kind, with six decimals. */
    public static String weight(double value) {
        return number("%.6f", value);
    }

    /** A number that is large enough without decimals. */
    public static String whole(double value) {
        return number("%.0f", value);
    }

    /** A negative ELBO per pixel, with four decimals. */
    public static String score(double value) {
        return number("%.4f", value);
    }

    /** A mark on an axis, with as many decimals as it needs. */
    public static String tick(double value) {
        return value == Math.rint(value) ? whole(value) : Double.toString(value);
    }

    /** A latent, with its sign. */
    public static String latent(double value) {
        return signed(value, 2);
    }

    /** A difference with its sign and so many decimals; nothing has no sign. */
    public static String signed(double value, int decimals) {
        String text = number("%+." + decimals + "f", value);
        boolean nothing = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return nothing ? text.substring(1) : text.replace('-', '\u2212');
    }

    /** The ink of a pixel, from 0 to 1, with two decimals. */
    public static String ink(double value) {
        return number("%.2f", value);
    }

    /** Milliseconds, or seconds from two seconds on. */
    public static String duration(double milliseconds) {
        return milliseconds < 2000
                ? number("%.0f", milliseconds) + THIN_SPACE + "ms"
                : number("%.1f", milliseconds / 1000) + THIN_SPACE + "s";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
