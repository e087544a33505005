package org.tenfold.session;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;
import org.tenfold.inference.AbsClassifier;
import org.tenfold.inference.Analysis;
import org.tenfold.model.Prediction;

/**
 * What every contender says of the present drawing, while somebody looks. The rivals are opened when somebody looks for the
 * first time, one after the other. ABS's verdict is the present explanation; the rivals are asked on the contenders'
 * worker, and the drawing never waits for them: Binary ABS, which searches as long as ABS does, is asked only once the
 * drawing itself is explained.
 *
 * <p>Thread rule: everything here belongs to the screen's thread.
 */
public final class VerdictModel {
    private static final double NANOS_PER_MILLI = 1e6;

    private final ExplorerModel explorer;
    private final ContenderModel contenders;
    private final Threads threads;
    private final Map<Contender, Row> rows = new EnumMap<>(Contender.class);
    private boolean watched;

    /** Counts the offers of contenders: what is opened for an earlier one is of no use. */
    private int offers;

    private boolean opening;

    VerdictModel(ExplorerModel explorer, Threads threads) {
        this.explorer = explorer;
        this.contenders = explorer.contenders();
        this.threads = threads;
        for (Contender contender : Contender.values()) {
            rows.put(contender, new Row(contender));
        }
        contenders.allProperty().addListener((source, before, now) -> offered());
        explorer.analysisProperty().addListener((source, before, now) -> explained(now));
        explorer.drawing().seenProperty().addListener((source, before, now) -> drawingChanged());
        explorer.explainedProperty().addListener((source, before, now) -> askThoseThatSearch());
    }

    // Properties

    /** The verdict of one contender. */
    public ReadOnlyObjectProperty<Verdict> verdictProperty(Contender contender) {
        return row(contender).verdict.getReadOnlyProperty();
    }

    /** Whether nothing is to be waited for: every contender has answered to the present drawing, or cannot. */
    public boolean isAtRest() {
        Image image = explorer.drawing().seen();
        return !opening
                && rows.values().stream()
                        .filter(Row::isOffered)
                        .map(row -> row.verdict.get())
                        .allMatch(verdict -> switch (verdict.state()) {
                            case MISSING, BLANK -> true;
                            case ANSWERED -> verdict.answers(image);
                            case WAITING, OPENING, ASKED -> false;
                        });
    }

    // Commands

    /** Somebody looks, or nobody does any more: then nobody is asked. What could not be opened is tried again. */
    public void watch(boolean looks) {
        watched = looks;
        if (looks) {
            open();
        }
        for (Row row : rows.values()) {
            if (looks) {
                row.ask();
            } else {
                row.stop();
            }
        }
    }

    private Row row(Contender contender) {
        return Objects.requireNonNull(rows.get(contender));
    }

    private void offered() {
        offers++;
        opening = false;
        for (Row row : rows.values()) {
            row.close();
        }
        explained(explorer.analysis());
        open();
    }

    private void open() {
        if (watched && !opening && contenders.allProperty().get() != null) {
            List<Row> closed = rows.values().stream()
                    .filter(row -> row.contender != Contender.ABS && row.victim == null && row.isOffered())
                    .toList();
            closed.forEach(row -> row.verdict.set(Verdict.none(Verdict.State.WAITING)));
            opening = true;
            open(closed.iterator(), offers);
        }
    }

    /** One after the other, so that those that are open can be asked in between. */
    private void open(Iterator<Row> closed, int offer) {
        if (!closed.hasNext()) {
            opening = false;
            return;
        }
        Row row = closed.next();
        row.verdict.set(Verdict.none(Verdict.State.OPENING));
        contenders.open(
                row.contender,
                victim -> {
                    if (offer == offers) {
                        row.opened(victim);
                        open(closed, offer);
                    }
                },
                problem -> {
                    if (offer == offers) {
                        row.verdict.set(Verdict.missing(problem));
                        open(closed, offer);
                    }
                });
    }

    private void explained(@Nullable Analysis analysis) {
        Verdict none = Verdict.none(explorer.drawing().seen().isBlank() ? Verdict.State.BLANK : Verdict.State.WAITING);
        row(Contender.ABS).verdict.set(analysis == null ? none : Verdict.of(Contender.ABS, analysis.image(), analysis));
    }

    private void drawingChanged() {
        for (Row row : rows.values()) {
            if (row.searches()) {
                row.overtaken();
            } else {
                row.ask();
            }
        }
    }

    private void askThoseThatSearch() {
        for (Row row : rows.values()) {
            if (row.searches()) {
                row.ask();
            }
        }
    }

    private static Verdict answer(Contender contender, Victim victim, Image image, BooleanSupplier cancelled) {
        if (victim.classifier() instanceof AbsClassifier abs) {
            return Verdict.of(contender, image, abs.analyse(image, null, step -> {}, cancelled));
        }
        long start = System.nanoTime();
        Prediction prediction = victim.classifier().predict(image);
        return Verdict.of(contender, image, prediction, (System.nanoTime() - start) / NANOS_PER_MILLI);
    }

    /** One contender. It is asked one question at a time: the brush is faster than some answers. */
    private final class Row {
        private final Contender contender;
        private final LatestOnly asking = LatestOnly.of(threads.contenders(), threads.screen());
        private final ReadOnlyObjectWrapper<Verdict> verdict =
                new ReadOnlyObjectWrapper<>(VerdictModel.this, "verdict", Verdict.none(Verdict.State.WAITING));
        private @Nullable Victim victim;

        /** Whether there is no answer to the last question yet. */
        private boolean awaiting;

        Row(Contender contender) {
            this.contender = contender;
        }

        boolean isOffered() {
            return contenders.offeredProperty().get().contains(contender);
        }

        /** Whether it takes as long as the explanation of the drawing does. */
        boolean searches() {
            return victim != null && victim.classifier() instanceof AbsClassifier;
        }

        void opened(Victim open) {
            victim = open;
            verdict.set(Verdict.none(Verdict.State.ASKED));
            ask();
        }

        void close() {
            stop();
            victim = null;
            verdict.set(Verdict.none(Verdict.State.WAITING));
        }

        void stop() {
            asking.abandon();
            awaiting = false;
        }

        private void blank() {
            stop();
            verdict.set(Verdict.none(Verdict.State.BLANK));
        }

        /** There is a newer drawing, which is explained first. */
        void overtaken() {
            if (explorer.drawing().seen().isBlank()) {
                blank();
            } else {
                stop();
                verdict.set(verdict.get().asked());
            }
        }

        void ask() {
            Victim open = victim;
            Image image = explorer.drawing().seen();
            if (open == null || !watched || verdict.get().answers(image)) {
                return;
            }
            if (image.isBlank()) {
                blank();
                return;
            }
            if (awaiting) {
                return;
            }
            if (searches() && !explorer.explainedProperty().get()) {
                return;
            }
            awaiting = true;
            asking.submit(
                    (LatestOnly.Work<Verdict>)
                            (onStep, cancelled) -> onStep.accept(answer(contender, open, image, cancelled)),
                    new LatestOnly.Screen<>() {
                        @Override
                        public void show(Verdict answer) {
                            verdict.set(answer);
                        }

                        @Override
                        public void failed(RuntimeException reason) {
                            victim = null;
                            verdict.set(Verdict.missing(Notice.problem(reason).text()));
                        }

                        @Override
                        public void ended() {
                            awaiting = false;
                            // The drawing may have changed meanwhile.
                            ask();
                        }
                    });
        }
    }
}
