package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The past attacks of this session: pinned ones first, in the order in which they were pinned, then the others, the newest
 * first.
 *
 * <p>Thread rule: everything here belongs to the screen's thread.
 */
public final class AttackHistory {
    /** So many are kept that are not pinned. */
    public static final int MOST_UNPINNED = 30;

    private final List<PastAttack> pinned = new ArrayList<>();
    private final List<PastAttack> others = new ArrayList<>();
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(this, "entries", List.of());
    private final ReadOnlyObjectWrapper<@Nullable PastAttack> compared = new ReadOnlyObjectWrapper<>(this, "compared");

    AttackHistory() {}

    /** A past attack, and whether it is pinned. */
    public record Entry(PastAttack attack, boolean pinned) {}

    // Properties

    /** All that are kept, in the order in which they are shown. */
    public ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /** The one that is shown beside the present result: the last that was pinned; none if none is. */
    public ReadOnlyObjectProperty<@Nullable PastAttack> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    // Commands

    /** Keeps an attack at the front, or lets it go again. */
    public void setPinned(PastAttack attack, boolean toBePinned) {
        boolean wasPinned = remove(pinned, attack);
        boolean known = remove(others, attack) || wasPinned;
        if (known && toBePinned) {
            pinned.add(attack);
        } else if (known) {
            putBack(attack);
        }
        show();
    }

    void add(PastAttack attack) {
        putBack(attack);
        show();
    }

    void clear() {
        pinned.clear();
        others.clear();
        show();
    }

    private void putBack(PastAttack attack) {
        int place = 0;
        while (place < others.size() && others.get(place).number() > attack.number()) {
            place++;
        }
        others.add(place, attack);
        if (others.size() > MOST_UNPINNED) {
            others.removeLast();
        }
    }

    private static boolean remove(List<PastAttack> from, PastAttack attack) {
        return from.removeIf(other -> other.number() == attack.number());
    }

    private void show() {
        List<Entry> all = new ArrayList<>();
        pinned.forEach(attack -> all.add(new Entry(attack, true)));
        others.forEach(attack -> all.add(new Entry(attack, false)));
        entries.set(List.copyOf(all));
        compared.set(pinned.isEmpty() ? null : pinned.getLast());
    }
}
