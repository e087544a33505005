package org.tenfold.session;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.tenfold.attack.Attack;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Norm;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;
import org.tenfold.inference.Analysis;
import org.tenfold.keeping.KeptChoices;

/**
 * What the next attack is to do: whom it is to fool, in which norm, into which digit, by which attack, how far and with
 * which seed; and why that cannot be done, if it cannot.
 *
 * <p>A victim is opened in the background as soon as it is chosen; which attacks are offered is known once it is open.
 *
 * <p>Thread rule: everything here belongs to the screen's thread; a victim that is not ABS is asked about the drawing on
 * the contenders' worker, once the drawing rests.
 */
public final class AttackChoices {
    /** On ABS in L2 one attack alone is nearly as strong as all together, in a hundredth of the time. */
    private static final String QUICK = "bisector";

    private final ExplorerModel explorer;
    private final ContenderModel contenders;
    private final LatestOnly asking;
    private final AttackNumbers numbers = new AttackNumbers();
    private final ObjectProperty<Contender> victim = new SimpleObjectProperty<>(this, "victim", Contender.ABS);
    private final ObjectProperty<Norm> norm = new SimpleObjectProperty<>(this, "norm", Norm.L2);
    private final ObjectProperty<@Nullable Integer> target = new SimpleObjectProperty<>(this, "target");
    private final ObjectProperty<Attack> attack = new SimpleObjectProperty<>(this, "attack", Attacks.named(QUICK));
    private final ReadOnlyObjectWrapper<List<Attack>> attacks = new ReadOnlyObjectWrapper<>(this, "attacks", List.of());
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper(this, "opening", false);
    private final ReadOnlyObjectWrapper<@Nullable Opinion> answer = new ReadOnlyObjectWrapper<>(this, "answer");

    private @Nullable Victim opened;

    AttackChoices(ExplorerModel explorer, ContenderModel contenders, Threads threads) {
        this.explorer = explorer;
        this.contenders = contenders;
        asking = LatestOnly.of(threads.contenders(), threads.screen());
        victim.addListener((source, before, now) -> open());
        norm.addListener((source, before, now) -> normChanged());
        target.addListener((source, before, now) -> judge());
        explorer.labelsProperty().addListener((source, before, now) -> chooseAmongThese());
        contenders.offeredProperty().addListener((source, before, now) -> chooseAmongThese());
        contenders.allProperty().addListener((source, before, now) -> open());
        explorer.analysisProperty().addListener((source, before, now) -> look());
        explorer.explainedProperty().addListener((source, before, now) -> look());
        explorer.drawing().seenProperty().addListener((source, before, now) -> look());
        open();
    }

    // Properties

    /** Who is to be fooled. */
    public ObjectProperty<Contender> victimProperty() {
        return victim;
    }

    /** How a change is measured. */
    public ObjectProperty<Norm> normProperty() {
        return norm;
    }

    /** The digit it is to be taken for; none for any other. */
    public ObjectProperty<@Nullable Integer> targetProperty() {
        return target;
    }

    /** How. */
    public ObjectProperty<Attack> attackProperty() {
        return attack;
    }

    /** The attacks that are defined for victim and norm, the best of all first; none while the victim is not open. */
    public ReadOnlyObjectProperty<List<Attack>> attacksProperty() {
        return attacks.getReadOnlyProperty();
    }

    /** Nothing further away counts, in the unit of the norm; infinite for no budget. */
    public ReadOnlyDoubleProperty budgetProperty() {
        return numbers.budgetProperty();
    }

    /** Decides about everything that is random. */
    public ReadOnlyLongProperty seedProperty() {
        return numbers.seedProperty();
    }

    /** Why what was typed last was not taken, in a sentence; empty if it was. */
    public ReadOnlyStringProperty refusalProperty() {
        return numbers.refusalProperty();
    }

    /** Why no attack can be run now, in a sentence; empty if one can. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** Why the victim could not be opened, in a sentence; running an attack tries it again. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the victim is being opened. */
    public ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /** What the victim says of the present drawing; none while nobody knows. */
    public ReadOnlyObjectProperty<@Nullable Opinion> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    // Commands

    /** Takes a budget as it was typed, nothing for none; what is no budget changes nothing and is refused. */
    public void typeBudget(String typed) {
        numbers.typeBudget(typed, norm.get());
    }

    /** Takes a seed as it was typed; what is none changes nothing and is refused. */
    public void typeSeed(String typed) {
        numbers.typeSeed(typed);
    }

    /** What was chosen, to be chosen again later. */
    record Kept(
            Contender victim,
            Norm norm,
            @Nullable Integer target,
            Attack attack,
            Map<Norm, Double> budgets,
            long seed) {
        Kept {
            budgets = Map.copyOf(budgets);
        }
    }

    Kept keep() {
        return new Kept(
                victim.get(),
                norm.get(),
                target.get(),
                attack.get(),
                numbers.budgets(),
                seedProperty().get());
    }

    void restore(Kept kept) {
        numbers.putBudgets(kept.budgets);
        numbers.putSeed(kept.seed);
        norm.set(kept.norm);
        // Another model may have fewer classes.
        boolean known = kept.target != null && kept.target < explorer.labels().size();
        target.set(known ? kept.target : null);
        attack.set(kept.attack);
        victim.set(kept.victim);
        normChanged();
    }

    /** Chooses what a lesson shows, without a budget. */
    void choose(Lesson.Deed.Assault lesson) {
        boolean quick = lesson.victim() == Contender.ABS && lesson.norm() == Norm.L2;
        restore(new Kept(
                lesson.victim(),
                lesson.norm(),
                lesson.target(),
                Objects.requireNonNullElseGet(lesson.attack(), () -> quick ? Attacks.named(QUICK) : Attacks.best()),
                Map.of(),
                AttackNumbers.FIRST_SEED));
    }

    /** All that was chosen, but for victim and attack. */
    AttackSettings settings() {
        return AttackSettings.DEFAULT
                .withNorm(norm.get())
                .withTarget(target.get())
                .withBudget(budgetProperty().get())
                .withSeed(seedProperty().get());
    }

    /** All that was chosen, to be kept. */
    KeptChoices kept() {
        return new KeptChoices(
                victim.get(),
                norm.get(),
                target.get(),
                attack.get().name(),
                numbers.budgets(),
                seedProperty().get());
    }

    /** Chooses what was kept. */
    void restore(KeptChoices kept) {
        numbers.putBudgets(kept.budgets());
        norm.set(kept.norm());
        numbers.show(kept.norm());
        target.set(kept.target());
        numbers.putSeed(kept.seed());
        attack.set(Attacks.named(kept.attack()));
        victim.set(kept.victim());
        chooseAmongThese();
        numbers.forgive();
        judge();
    }

    /** Whether an attack can be run, or fails only if the victim cannot be opened this time either. */
    public boolean canBeTried() {
        String reason = obstacle.get();
        return reason.isEmpty() || reason.equals(problem.get());
    }

    /** Opens the victim again if that went wrong. */
    void tryAgain() {
        if (!problem.get().isEmpty()) {
            open();
        }
    }

    /** Another model may have fewer classes and other rivals. */
    private void chooseAmongThese() {
        Integer wanted = target.get();
        if (wanted != null && wanted >= explorer.labels().size()) {
            target.set(null);
        }
        if (!contenders.offeredProperty().get().contains(victim.get())) {
            victim.set(Contender.ABS);
        }
    }

    private void normChanged() {
        numbers.show(norm.get());
        numbers.forgive();
        offer();
    }

    private void open() {
        Contender wanted = victim.get();
        opened = null;
        problem.set("");
        offer();
        if (contenders.allProperty().get() == null) {
            return;
        }
        opening.set(true);
        contenders.open(
                wanted,
                victimOpened -> {
                    if (wanted == victim.get()) {
                        opening.set(false);
                        problem.set("");
                        opened = victimOpened;
                        offer();
                        look();
                    }
                },
                sentence -> {
                    if (wanted == victim.get()) {
                        opening.set(false);
                        problem.set(sentence);
                        judge();
                    }
                });
        look();
    }

    private void offer() {
        Victim present = opened;
        List<Attack> offered = present == null ? List.of() : defined(present, norm.get());
        attacks.set(offered);
        if (!offered.isEmpty() && !offered.contains(attack.get())) {
            attack.set(offered.get(0));
        }
        judge();
    }

    private static List<Attack> defined(Victim victim, Norm norm) {
        return Stream.concat(Stream.of(Attacks.best()), Attacks.single().stream())
                .filter(attack -> attack.isDefinedFor(victim, norm))
                .toList();
    }

    /** The chosen attack if it is defined, else the best of all; null if none is. */
    static @Nullable Attack onto(Victim victim, Norm norm, Attack chosen) {
        List<Attack> defined = defined(victim, norm);
        if (defined.isEmpty()) {
            return null;
        }
        return defined.contains(chosen) ? chosen : defined.get(0);
    }

    /** Finds out what the victim says of the drawing. */
    private void look() {
        Victim present = opened;
        Image image = explorer.drawing().seen();
        asking.abandon();
        if (victim.get() == Contender.ABS) {
            // The explanation that is on the window anyway is its answer.
            Analysis analysis = explorer.analysis();
            answer.set(analysis == null ? null : Opinion.of(analysis));
        } else {
            answer.set(null);
            if (present != null && explorer.explainedProperty().get() && !image.isBlank()) {
                ask(present, image);
            }
        }
        judge();
    }

    private void ask(Victim present, Image image) {
        asking.submit(
                (LatestOnly.Work<Opinion>) (onStep, cancelled) -> onStep.accept(Opinion.of(present, image, cancelled)),
                said -> {
                    answer.set(said);
                    judge();
                },
                reason -> {
                    problem.set(Notice.problem(reason).text());
                    judge();
                });
    }

    private void judge() {
        obstacle.set(judged());
    }

    private String judged() {
        Opinion said = answer.get();
        Integer wanted = target.get();
        if (explorer.classifierProperty().get() == null) {
            return Texts.of("The models are still being read.");
        }
        if (explorer.drawing().seen().isBlank()) {
            return explorer.labels()
                    .say("The canvas is empty; draw a digit first.", "The canvas is empty; draw something first.");
        }
        if (!problem.get().isEmpty()) {
            return problem.get();
        }
        if (opened != null && attacks.get().isEmpty()) {
            return Texts.of("No attack is known for this victim in this norm; choose another norm.");
        }
        if (said != null && !said.confident()) {
            return explorer.labels()
                    .sayCounted(
                            "{0} takes this for none of the ten, so there is no answer to change; draw a digit that it recognises.",
                            "{0} takes this for none of the {1}, so there is no answer to change; draw something that it"
                                    + " recognises.",
                            ContenderWords.title(victim.get()),
                            explorer.labels().count());
        }
        if (said != null && wanted != null && said.label() == wanted) {
            return explorer.labels()
                    .say(
                            "This is taken for {0} already; choose another digit to turn it into.",
                            "This is taken for {0} already; choose something else to turn it into.",
                            explorer.labels().name(wanted));
        }
        return "";
    }
}
