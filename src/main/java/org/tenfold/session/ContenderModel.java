package org.tenfold.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Contenders;
import org.tenfold.attack.Victim;
import org.tenfold.image.Phrase;

/**
 * The classifiers that are compared. ABS is there with the ten models; every other one is opened in the background when it
 * is first needed, one after the other, and the drawing never waits for it.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; files are opened by the contenders' worker.
 */
public final class ContenderModel {
    private final Threads threads;
    private final ReadOnlyObjectWrapper<@Nullable Contenders> all = new ReadOnlyObjectWrapper<>(this, "all");
    private final ReadOnlyObjectWrapper<List<Contender>> offered =
            new ReadOnlyObjectWrapper<>(this, "offered", List.of(Contender.values()));
    private final ReadOnlyStringWrapper activity = new ReadOnlyStringWrapper(this, "activity", "");
    private final Map<Contender, String> problems = new EnumMap<>(Contender.class);

    /** Asked for before there were any contenders. */
    private final Deque<Request> early = new ArrayDeque<>();

    private int opening;

    private record Request(Contender contender, Consumer<Victim> then, Consumer<String> otherwise) {}

    ContenderModel(Threads threads) {
        this.threads = threads;
    }

    /** All that can be opened; none before the ten models are there. */
    public ReadOnlyObjectProperty<@Nullable Contenders> allProperty() {
        return all.getReadOnlyProperty();
    }

    /** Those that are compared with the present model, ours first: a model of another data set has fewer. */
    public ReadOnlyObjectProperty<List<Contender>> offeredProperty() {
        return offered.getReadOnlyProperty();
    }

    /** What is being waited for, in a few words; empty if nothing is. */
    public ReadOnlyStringProperty activityProperty() {
        return activity.getReadOnlyProperty();
    }

    /** The contender if it is open. */
    public @Nullable Victim ifOpen(Contender contender) {
        Contenders present = all.get();
        return present == null ? null : present.ifOpen(contender);
    }

    /** Why a contender could not be opened when it was last tried, in a sentence; null if it was not or is open. */
    public @Nullable String problem(Contender contender) {
        return problems.get(contender);
    }

    /**
     * Opens a contender.
     *
     * @param then gets it, on the screen's thread; at once if it is open
     * @param otherwise gets a sentence that says why it cannot be opened, on the screen's thread
     */
    public void open(Contender contender, Consumer<Victim> then, Consumer<String> otherwise) {
        Contenders present = all.get();
        Victim open = ifOpen(contender);
        if (present == null) {
            early.add(new Request(contender, then, otherwise));
        } else if (open != null) {
            then.accept(open);
        } else {
            open(present, new Request(contender, then, otherwise));
        }
    }

    private void open(Contenders present, Request request) {
        opening++;
        threads.contenders().execute(() -> {
            try {
                Victim victim =
                        present.open(request.contender, said -> threads.screen().execute(() -> say(said)));
                threads.screen().execute(() -> {
                    ended();
                    problems.remove(request.contender);
                    request.then.accept(victim);
                });
            } catch (RuntimeException reason) {
                String sentence = Notice.problem(reason).text();
                threads.screen().execute(() -> {
                    ended();
                    problems.put(request.contender, sentence);
                    request.otherwise.accept(sentence);
                });
            }
        });
    }

    private void say(Phrase phrase) {
        String said = Texts.spoken(phrase);
        activity.set(Character.toUpperCase(said.charAt(0)) + said.substring(1));
    }

    private void ended() {
        opening--;
        if (opening == 0) {
            activity.set("");
        }
    }

    /** The models are there, perhaps other ones than before. */
    void offer(Contenders others) {
        problems.clear();
        offered.set(others.offered());
        all.set(others);
        while (!early.isEmpty()) {
            Request request = early.remove();
            open(request.contender, request.then, request.otherwise);
        }
    }
}
