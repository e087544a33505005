package org.tenfold.session;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.AttackStep;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;
import org.tenfold.model.Prediction;

/**
 * The same drawing attacked on every contender, with the best of all attacks: how far is the nearest picture that breaks each
 * of them? Those that need a file are opened on the way.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; the attacks run on the attack's threads, as many at a
 * time as there are of them.
 */
public final class SideBySideModel {
    /** How many pictures each network is asked about at most: with fewer, one that hides its slopes looks strong. */
    public static final int NETWORK_QUERIES = 4000;

    /** How many pictures each of the others is asked about at most, whose answers take longer. */
    public static final int QUERIES = 400;

    /** A comparison is repeatable. */
    private static final long SEED = 1;

    /** The longest of them first, as far as it is open: the short ones fill the time that is left. */
    private static final List<Contender> ORDER = List.of(
            Contender.ABS,
            Contender.CNN,
            Contender.BINARY_CNN,
            Contender.ROBUST_CNN,
            Contender.BINARY_ABS,
            Contender.NEAREST);

    private final ExplorerModel explorer;
    private final Map<Contender, Lane> lanes = new EnumMap<>(Contender.class);
    private final ObjectProperty<Norm> norm = new SimpleObjectProperty<>(this, "norm", Norm.L2);
    private final ReadOnlyObjectWrapper<@Nullable Contest> contest = new ReadOnlyObjectWrapper<>(this, "contest");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running", false);

    /** Counts the runs: what is opened for an earlier one is not attacked. */
    private int runs;

    /**
     * What is attacked.
     *
     * @param norm how distance is measured
     */
    public record Contest(Image image, Norm norm) {}

    SideBySideModel(ExplorerModel explorer, Threads threads) {
        this.explorer = explorer;
        for (Contender contender : Contender.values()) {
            lanes.put(contender, new Lane(contender, threads));
        }
    }

    // Properties

    /** How distance is measured from the next run on. */
    public ObjectProperty<Norm> normProperty() {
        return norm;
    }

    /** What is or was attacked; none before the first run. */
    public ReadOnlyObjectProperty<@Nullable Contest> contestProperty() {
        return contest.getReadOnlyProperty();
    }

    /** Whether any attack is still to come to its end. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How far the attack on one contender is. */
    public ReadOnlyObjectProperty<Siege> siegeProperty(Contender contender) {
        return lane(contender).siege.getReadOnlyProperty();
    }

    // Commands

    /** Attacks the present drawing on every contender, if there is one and the models are there. */
    public void run() {
        Image image = explorer.drawing().seen();
        if (image.isBlank() || explorer.contenders().allProperty().get() == null) {
            return;
        }
        int run = ++runs;
        Contest present = new Contest(image, norm.get());
        contest.set(present);
        for (Lane lane : lanes.values()) {
            lane.searching.abandon();
            lane.put(Siege.of(offered().contains(lane.contender) ? Siege.State.OPENING : Siege.State.IDLE));
        }
        for (Contender contender : ORDER) {
            if (offered().contains(contender)) {
                lane(contender).open(present, run);
            }
        }
    }

    /** Stops all attacks; what was seen last stays. */
    public void cancel() {
        runs++;
        for (Lane lane : lanes.values()) {
            lane.cancel();
        }
    }

    private List<Contender> offered() {
        return explorer.contenders().offeredProperty().get();
    }

    /** There is another model: stops everything, and keeps nothing. */
    void forget() {
        cancel();
        contest.set(null);
        for (Lane lane : lanes.values()) {
            lane.put(Siege.of(Siege.State.IDLE));
        }
    }

    /** Forgets results that belong to another drawing than the present one. */
    public void refresh() {
        Contest last = contest.get();
        if (last != null
                && !running.get()
                && !last.image().equals(explorer.drawing().seen())) {
            contest.set(null);
            for (Lane lane : lanes.values()) {
                lane.put(Siege.of(Siege.State.IDLE));
            }
        }
    }

    /** Sends the picture that breaks a contender to the canvas, if there is one. */
    public void draw(Contender contender) {
        Siege siege = lane(contender).siege.get();
        Siege.Attempt attempt = siege.attempt();
        Prediction original = siege.original();
        if (attempt != null && attempt.fools() && original != null) {
            explorer.put(
                    attempt.image(),
                    Texts.of(
                            "Adversarial for {0}: was {1}, now {2}",
                            ContenderWords.title(contender),
                            explorer.labels().name(original.label()),
                            explorer.labels().name(attempt.prediction().label())));
        }
    }

    private Lane lane(Contender contender) {
        return Objects.requireNonNull(lanes.get(contender));
    }

    /** How many pictures a contender is asked about at most. */
    public static int queries(Contender contender) {
        return switch (contender) {
            case CNN, BINARY_CNN, ROBUST_CNN -> NETWORK_QUERIES;
            case ABS, BINARY_ABS, NEAREST -> QUERIES;
        };
    }

    private static void attack(
            Victim victim, Contest contest, int queries, Consumer<Siege> onStep, BooleanSupplier cancelled) {
        Watch watch = new Watch(contest, queries, onStep);
        Adversarial result = Attacks.best()
                .run(
                        victim,
                        contest.image(),
                        AttackSettings.DEFAULT
                                .withNorm(contest.norm())
                                .withSeed(SEED)
                                .withQueries(queries),
                        watch::step,
                        cancelled);
        onStep.accept(Siege.of(result));
    }

    /** Follows one attack from its worker: the last picture tried until one fools, from then on the nearest that does. */
    private static final class Watch {
        private final Contest contest;
        private final int queries;
        private final Consumer<Siege> onStep;
        private final FrameGate gate = FrameGate.of(System::nanoTime);
        private @Nullable Prediction original;
        private @Nullable AttackStep nearest;

        Watch(Contest contest, int queries, Consumer<Siege> onStep) {
            this.contest = contest;
            this.queries = queries;
            this.onStep = onStep;
        }

        void step(AttackStep step) {
            Prediction first = original == null ? step.prediction() : original;
            original = first;
            boolean fools = step.prediction().label() != first.label();
            if (fools && (nearest == null || step.distance() < nearest.distance())) {
                nearest = step;
            }
            if (gate.opens()) {
                AttackStep shown = nearest == null ? step : nearest;
                onStep.accept(Siege.searching(
                        first,
                        Siege.Attempt.of(contest.image(), shown.image(), shown.prediction(), nearest != null),
                        Math.min(1, (double) step.step() / queries)));
            }
        }
    }

    /** One contender and the attack on it. */
    private final class Lane {
        private final Contender contender;
        private final LatestOnly searching;
        private final ReadOnlyObjectWrapper<Siege> siege =
                new ReadOnlyObjectWrapper<>(SideBySideModel.this, "siege", Siege.of(Siege.State.IDLE));

        Lane(Contender contender, Threads threads) {
            this.contender = contender;
            this.searching = LatestOnly.of(threads.attack(), threads.screen());
        }

        void put(Siege now) {
            siege.set(now);
            running.set(
                    lanes.values().stream().anyMatch(lane -> lane.siege.get().isUnderWay()));
        }

        void open(Contest present, int run) {
            explorer.contenders()
                    .open(
                            contender,
                            victim -> {
                                if (run == runs) {
                                    attack(victim, present);
                                }
                            },
                            problem -> {
                                if (run == runs) {
                                    put(Siege.missing(problem));
                                }
                            });
        }

        private void attack(Victim victim, Contest present) {
            put(Siege.of(Siege.State.WAITING));
            searching.submit(
                    (LatestOnly.Work<Siege>) (onStep, cancelled) ->
                            SideBySideModel.attack(victim, present, queries(contender), onStep, cancelled),
                    now -> {
                        put(now);
                        if (now.state() == Siege.State.BROKEN) {
                            markRuler(now, present);
                        }
                    },
                    reason -> put(Siege.missing(Notice.problem(reason).text())));
        }

        /** The ruler tells how far ABS is from another answer, in L2. */
        private void markRuler(Siege now, Contest present) {
            Siege.Attempt attempt = now.attempt();
            if (contender == Contender.ABS && present.norm() == Norm.L2 && attempt != null) {
                explorer.attackFound(present.image(), attempt.l2());
            }
        }

        void cancel() {
            searching.abandon();
            if (siege.get().isUnderWay()) {
                put(siege.get().cancelled());
            }
        }
    }
}
