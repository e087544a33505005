package org.tenfold.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenfold.image.LabelledImages;
import org.tenfold.inference.AbsClassifier;

/**
 * What the classes of the present model are called, and how sentences speak of them: of digits as "a 4" and "the ten", of
 * anything else by its name.
 *
 * @param names in the order of the classes
 */
public record Labels(List<String> names) {
    /** What is spoken of before there is a model. */
    public static final Labels DIGITS = new Labels(LabelledImages.DIGITS);

    public Labels {
        names = List.copyOf(names);
    }

    /** Those of a model; digits as long as there is none. */
    static Labels of(@Nullable AbsClassifier models) {
        return models == null ? DIGITS : new Labels(models.model().labels());
    }

    public int size() {
        return names.size();
    }

    public String name(int classIndex) {
        return names.get(classIndex);
    }

    /** Whether the classes are digits, so that texts may say so. */
    public boolean areDigits() {
        return LabelledImages.DIGITS.containsAll(names);
    }

    /** A class in the middle of a sentence: a digit with its article, any other name in quotation marks. */
    public String named(int classIndex) {
        String name = name(classIndex);
        if (!areDigits()) {
            return Texts.of("\u201c{0}\u201d", name);
        }
        return name.equals("8") ? Texts.of("an {0}", name) : Texts.of("a {0}", name);
    }

    /** How many classes there are, in words. */
    public String count() {
        return switch (size()) {
            case 2 -> Texts.of("two");
            case 3 -> Texts.of("three");
            case 4 -> Texts.of("four");
            case 5 -> Texts.of("five");
            case 6 -> Texts.of("six");
            case 7 -> Texts.of("seven");
            case 8 -> Texts.of("eight");
            case 9 -> Texts.of("nine");
            case 10 -> Texts.of("ten");
            default -> Integer.toString(size());
        };
    }

    /** As {@link #named}, but a digit without its article. */
    public String bare(int classIndex) {
        return areDigits() ? name(classIndex) : named(classIndex);
    }

    /** One text for all ten digits, which says "ten"; another for anything else. */
    public String sayCounted(String ofTen, String ofOthers, Object... values) {
        return Texts.of(names.equals(LabelledImages.DIGITS) ? ofTen : ofOthers, values);
    }

    /**
     * One text for digits, another for anything else.
     *
     * @param ofDigits in English, as {@link Texts#of} takes it
     * @param ofOthers the same
     */
    public String say(String ofDigits, String ofOthers, Object... values) {
        return Texts.of(areDigits() ? ofDigits : ofOthers, values);
    }
}
