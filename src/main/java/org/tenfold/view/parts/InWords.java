package org.tenfold.view.parts;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Values in words, for choices that are made and not typed. */
public final class InWords<T> extends StringConverter<T> {
    private final Function<T, String> words;

    /** Values of which none has no words. */
    public InWords(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T value) {
        return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("this is chosen, not typed");
    }
}
