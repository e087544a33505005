package org.tenfold.session;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;

/**
 * What every classifier says of one picture: those that are open are asked at once, the others only on demand, because
 * opening them takes seconds.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; the classifiers are asked on the contenders' worker.
 */
public final class SecondOpinions {
    private final ContenderModel contenders;
    private final Map<Contender, LatestOnly> asking = new EnumMap<>(Contender.class);
    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(this, "entries", List.of());
    private @Nullable Image picture;

    SecondOpinions(ContenderModel contenders, Threads threads) {
        this.contenders = contenders;
        for (Contender contender : Contender.values()) {
            asking.put(contender, LatestOnly.of(threads.contenders(), threads.screen()));
        }
    }

    /**
     * One classifier.
     *
     * @param contender which
     * @param opinion what it says; null if it has not said anything yet
     * @param remark why not, or empty
     */
    public record Entry(Contender contender, @Nullable Opinion opinion, String remark) {}

    // Properties

    /** One for each classifier, ours first; none without a picture. */
    public ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    // Commands

    /** Opens and asks all that have not said anything yet. */
    public void askAll() {
        Image present = picture;
        if (present == null) {
            return;
        }
        for (Entry entry : entries.get()) {
            Contender contender = entry.contender();
            if (entry.opinion() == null) {
                put(new Entry(contender, null, Texts.of("opening\u2026")));
                contenders.open(
                        contender,
                        victim -> ask(contender, victim, present),
                        sentence -> say(contender, sentence, present));
            }
        }
    }

    /** Takes up another picture, or none. */
    void take(@Nullable Image other) {
        asking.values().forEach(LatestOnly::abandon);
        picture = other;
        List<Entry> fresh = new ArrayList<>();
        if (other != null) {
            for (Contender contender : contenders.offeredProperty().get()) {
                fresh.add(new Entry(contender, null, Texts.of("not asked yet")));
            }
        }
        entries.set(List.copyOf(fresh));
        if (other != null) {
            for (Contender contender : contenders.offeredProperty().get()) {
                Victim open = contenders.ifOpen(contender);
                if (open != null) {
                    ask(contender, open, other);
                }
            }
        }
    }

    /** Does nothing if another picture was taken up since then. */
    private void ask(Contender contender, Victim victim, Image image) {
        if (!Objects.equals(image, picture)) {
            return;
        }
        put(new Entry(contender, null, Texts.of("asking\u2026")));
        Objects.requireNonNull(asking.get(contender))
                .submit(
                        (LatestOnly.Work<Opinion>)
                                (onStep, cancelled) -> onStep.accept(Opinion.of(victim, image, cancelled)),
                        said -> put(new Entry(contender, said, "")),
                        reason -> say(contender, Notice.problem(reason).text(), image));
    }

    private void say(Contender contender, String remark, Image image) {
        if (Objects.equals(image, picture)) {
            put(new Entry(contender, null, remark));
        }
    }

    private void put(Entry entry) {
        List<Entry> changed = new ArrayList<>(entries.get());
        changed.replaceAll(other -> other.contender() == entry.contender() ? entry : other);
        entries.set(List.copyOf(changed));
    }
}
