package org.tenfold.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Adversarial;
import org.tenfold.attack.Attack;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.AttackStep;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;
import org.tenfold.keeping.KeptAttack;

/**
 * An attack on the present drawing: look for the nearest picture that a classifier takes for another digit.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; the attack runs on its own worker, and a {@link Pause}
 * holds it there.
 */
public final class AttackModel {
    /** Where an attack is. */
    public enum State {
        /** Nothing was tried yet. */
        IDLE,
        /** The victim is being opened. */
        OPENING,
        RUNNING,
        /** It waits after a step. */
        PAUSED,
        /** It came to its end; there is a result. */
        FINISHED,
        /** It was stopped; there is what was found until then, or what was seen last. */
        CANCELLED,
        /** It could not be run; the reason is said. */
        REFUSED;

        /** Whether something is still to come of it. */
        public boolean isUnderWay() {
            return this == OPENING || this == RUNNING || this == PAUSED;
        }
    }

    private final ExplorerModel explorer;
    private final LongSupplier nanoTime;
    private final LatestOnly running;
    private final AttackChoices choices;
    private final AttackHistory history = new AttackHistory();
    private final StrengthModel strength;
    private final SecondOpinions opinions;
    private final AwaitedAttacks awaited;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.IDLE);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyObjectWrapper<@Nullable AttackJob> job = new ReadOnlyObjectWrapper<>(this, "job");
    private final ReadOnlyObjectWrapper<@Nullable AttackStep> first = new ReadOnlyObjectWrapper<>(this, "first");
    private final ReadOnlyObjectWrapper<@Nullable AttackProgress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress");
    private final ReadOnlyObjectWrapper<@Nullable PastAttack> ended = new ReadOnlyObjectWrapper<>(this, "ended");

    private Pause pause = new Pause();
    private int begun;
    private int count;

    AttackModel(ExplorerModel explorer, Threads threads) {
        this(explorer, threads, System::nanoTime);
    }

    /**
     * An attack whose steps are shown by the time of a clock.
     *
     * @param nanoTime the clock, in nanoseconds
     */
    AttackModel(ExplorerModel explorer, Threads threads, LongSupplier nanoTime) {
        this.explorer = explorer;
        this.nanoTime = nanoTime;
        running = LatestOnly.of(threads.attack(), threads.screen());
        choices = new AttackChoices(explorer, explorer.contenders(), threads);
        strength = new StrengthModel(threads);
        opinions = new SecondOpinions(explorer.contenders(), threads);
        awaited = new AwaitedAttacks(explorer);
    }

    // Properties

    /** What the classes of whoever is attacked are called. */
    public ReadOnlyObjectProperty<Labels> labelsProperty() {
        return explorer.labelsProperty();
    }

    public Labels labels() {
        return explorer.labels();
    }

    /** What the next attack is to do. */
    public AttackChoices choices() {
        return choices;
    }

    /** The attacks of this session. */
    public AttackHistory history() {
        return history;
    }

    /** The way from the original to the adversarial that is shown. */
    public StrengthModel strength() {
        return strength;
    }

    /** What every classifier says of the adversarial that is shown. */
    public SecondOpinions opinions() {
        return opinions;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Why the last attack could not be run, in a sentence; empty if it could. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What the shown attack is to do; none before the first. */
    public ReadOnlyObjectProperty<@Nullable AttackJob> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /** What the victim said of the original; none before it has been asked. */
    public ReadOnlyObjectProperty<@Nullable AttackStep> firstProperty() {
        return first.getReadOnlyProperty();
    }

    /** Where the attack stands, or stood last; none where an older one was called back. */
    public ReadOnlyObjectProperty<@Nullable AttackProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What the shown attack came to; none before its end. */
    public ReadOnlyObjectProperty<@Nullable PastAttack> endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /** Whether an attack was on the models that answer now. */
    public boolean isOfPresentModel(PastAttack past) {
        return past.job().model().equals(explorer.digest());
    }

    /** The margin at the steps of the shown attack. */
    public List<MarginCurve.Point> curve() {
        PastAttack past = ended.get();
        AttackProgress present = progress.get();
        return past != null ? past.curve() : present != null ? present.curve() : List.of();
    }

    // Commands

    /** Attacks the present drawing, unless an attack is under way. */
    public void run() {
        start(false);
    }

    /** Holds a running attack after its next step. */
    public void pause() {
        if (state.get() == State.RUNNING) {
            pause.hold();
            state.set(State.PAUSED);
        }
    }

    /** Lets a held attack go on. */
    public void resume() {
        if (state.get() == State.PAUSED) {
            state.set(State.RUNNING);
            pause.release();
        }
    }

    /** Lets a held attack take one step; begins one that is held after its first step if none is under way. */
    public void step() {
        if (state.get() == State.PAUSED) {
            pause.letOneStep();
        } else if (state.get() == State.RUNNING) {
            pause();
        } else {
            start(true);
        }
    }

    /** Stops the attack, held or not; what it has found until then is kept. */
    public void cancel() {
        if (state.get().isUnderWay()) {
            begun++;
            state.set(State.CANCELLED);
            pause.end();
        }
    }

    /** There is another model: nothing that was found with the one before is of any use. */
    void forget() {
        cancel();
        running.abandon();
        begun++;
        problem.set("");
        job.set(null);
        first.set(null);
        progress.set(null);
        ended.set(null);
        history.clear();
        awaited.clear();
        take(null);
        state.set(State.IDLE);
    }

    /** Shows a past attack again, unless one is under way. */
    public void show(PastAttack past) {
        if (!state.get().isUnderWay()) {
            running.abandon();
            problem.set("");
            job.set(past.job());
            first.set(null);
            progress.set(null);
            ended.set(past);
            state.set(past.cancelled() ? State.CANCELLED : State.FINISHED);
            take(past);
        }
    }

    /** Sends the adversarial picture to the canvas. */
    public void draw() {
        PastAttack past = ended.get();
        if (past != null && past.result().found()) {
            Adversarial found = past.result();
            Contender victim = past.job().contender();
            String was = explorer.labels().name(found.originalPrediction().label());
            String now = explorer.labels().name(found.prediction().label());
            explorer.put(
                    found.image(),
                    victim == Contender.ABS
                            ? Texts.of("Adversarial: was {0}, now {1}", was, now)
                            : Texts.of(
                                    "Adversarial for {0}: was {1}, now {2}", ContenderWords.title(victim), was, now));
        }
    }

    /** All attacks, to be kept. */
    List<KeptAttack> kept() {
        List<KeptAttack> all = new ArrayList<>(KeptAttacks.of(history));
        all.addAll(awaited.all());
        all.sort(Comparator.comparingInt(KeptAttack::number));
        return all;
    }

    /** Forgets all attacks and takes others in their place; each is there as soon as its victim is open. */
    void restore(List<KeptAttack> kept, int shown) {
        forget();
        int number = begun;
        count = kept.stream().mapToInt(KeptAttack::number).max().orElse(0);
        awaited.open(kept, (attack, past) -> {
            history.add(past);
            history.setPinned(past, attack.pinned());
            mark(past);
            if (past.number() == shown && number == begun) {
                show(past);
            }
        });
    }

    private void start(boolean held) {
        if (state.get().isUnderWay() || !choices.canBeTried()) {
            return;
        }
        choices.tryAgain();
        running.abandon();
        Image image = explorer.drawing().seen();
        Contender contender = choices.victimProperty().get();
        AttackSettings settings = choices.settings();
        Attack chosen = choices.attackProperty().get();
        int number = ++begun;
        pause = new Pause();
        problem.set("");
        job.set(null);
        first.set(null);
        progress.set(null);
        ended.set(null);
        take(null);
        state.set(State.OPENING);
        explorer.contenders()
                .open(
                        contender,
                        victim -> {
                            if (number == begun) {
                                begin(contender, victim, image, chosen, settings, held);
                            }
                        },
                        sentence -> {
                            if (number == begun) {
                                refuse(sentence);
                            }
                        });
    }

    private void begin(
            Contender contender, Victim victim, Image image, Attack chosen, AttackSettings settings, boolean held) {
        Attack attack = AttackChoices.onto(victim, settings.norm(), chosen);
        if (attack == null) {
            refuse(Texts.of("No attack is known for this victim in this norm; choose another norm."));
            return;
        }
        AttackJob present = new AttackJob(contender, victim, image, attack, settings, explorer.digest());
        job.set(present);
        state.set(held ? State.PAUSED : State.RUNNING);
        Pause own = pause;
        if (held) {
            own.hold();
        }
        running.submit(
                (LatestOnly.Work<Told>) (onStep, cancelled) -> {
                    StepRelay relay = new StepRelay(settings, own, nanoTime, now -> onStep.accept(new Told(now, null)));
                    Adversarial found =
                            attack.run(victim, image, settings, relay, () -> own.isOver() || cancelled.getAsBoolean());
                    relay.tellNewest();
                    onStep.accept(new Told(null, found));
                },
                told -> tell(present, told),
                reason -> {
                    String said = Notice.problem(reason).text();
                    refuse(Character.toUpperCase(said.charAt(0)) + said.substring(1) + ".");
                });
    }

    private void tell(AttackJob present, Told told) {
        AttackProgress now = told.progress();
        // After it was cancelled nothing moves any more, but what had been found is kept.
        if (now != null && state.get().isUnderWay()) {
            if (first.get() == null) {
                first.set(now.step());
            }
            progress.set(now);
        }
        Adversarial result = told.result();
        if (result != null) {
            finish(present, result);
        }
    }

    private void finish(AttackJob present, Adversarial result) {
        boolean cancelled = state.get() == State.CANCELLED;
        PastAttack past = new PastAttack(++count, present, result, curve(), cancelled);
        ended.set(past);
        if (!cancelled) {
            state.set(State.FINISHED);
        }
        if (result.found() || !cancelled) {
            history.add(past);
        }
        take(past);
        mark(past);
    }

    /** On the ruler. */
    private void mark(PastAttack past) {
        AttackJob done = past.job();
        boolean onRuler = done.contender() == Contender.ABS && done.settings().norm() == Norm.L2;
        if (past.result().found() && onRuler && isOfPresentModel(past)) {
            explorer.attackFound(past.result().original(), past.result().l2());
        }
    }

    private void take(@Nullable PastAttack past) {
        boolean found = past != null && past.result().found();
        strength.take(found ? past : null);
        opinions.take(past != null && found ? past.result().image() : null);
    }

    private void refuse(String sentence) {
        problem.set(sentence);
        state.set(State.REFUSED);
    }

    /** A step, or the result. */
    private record Told(
            @Nullable AttackProgress progress, @Nullable Adversarial result) {}
}
