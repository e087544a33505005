package org.tenfold.session;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The hints of a first start. One that was closed is gone for good, until it is asked for again.
 *
 * <p>Thread rule: everything here belongs to the screen's thread.
 */
public final class HintModel {
    /** The hints, in their order on the screen. */
    public enum Hint {
        DRAW,
        PAINTERS,
        ATTACK
    }

    private final Supplier<List<String>> remembered;
    private final Consumer<List<String>> remember;
    private final ReadOnlyObjectWrapper<Set<Hint>> shown = new ReadOnlyObjectWrapper<>(this, "shown", Set.of());

    /**
     * No hint is shown yet.
     *
     * @param remembered the names of those that were closed, in this session or an earlier one
     * @param remember keeps such names
     */
    HintModel(Supplier<List<String>> remembered, Consumer<List<String>> remember) {
        this.remembered = remembered;
        this.remember = remember;
    }

    // Properties

    /** Those that are on the screen. */
    public ReadOnlyObjectProperty<Set<Hint>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    // Commands

    /** Greets the person at the window: shows what has not been closed yet. */
    public void welcome() {
        Set<Hint> open = EnumSet.allOf(Hint.class);
        open.removeIf(hint -> remembered.get().contains(hint.name()));
        shown.set(open);
    }

    /** Puts a hint away for good. */
    public void close(Hint hint) {
        Set<Hint> open = EnumSet.noneOf(Hint.class);
        open.addAll(shown.get());
        open.remove(hint);
        keep(open);
    }

    public void closeAll() {
        keep(EnumSet.noneOf(Hint.class));
    }

    /** Shows all of them again. */
    public void showAgain() {
        keep(EnumSet.allOf(Hint.class));
    }

    private void keep(Set<Hint> open) {
        remember.accept(Arrays.stream(Hint.values())
                .filter(hint -> !open.contains(hint))
                .map(Hint::name)
                .toList());
        shown.set(open);
    }
}
