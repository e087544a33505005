package org.tenfold.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.tenfold.attack.Victim;
import org.tenfold.keeping.KeptAttack;

/**
 * Attacks that were kept, each waiting for its victim to be opened.
 *
 * <p>Thread rule: that of {@link AttackModel}.
 */
final class AwaitedAttacks {
    private final ExplorerModel explorer;
    private final Map<Integer, KeptAttack> awaited = new TreeMap<>();

    AwaitedAttacks(ExplorerModel explorer) {
        this.explorer = explorer;
    }

    Collection<KeptAttack> all() {
        return awaited.values();
    }

    void clear() {
        awaited.clear();
    }

    /**
     * Opens the victims of these.
     *
     * @param then is given each as soon as its victim is open
     */
    void open(List<KeptAttack> kept, BiConsumer<KeptAttack, PastAttack> then) {
        kept.forEach(attack -> awaited.put(attack.number(), attack));
        for (KeptAttack attack : kept) {
            Consumer<Victim> opened = victim -> {
                // What a model of other classes found cannot be told here, but is kept.
                boolean told = attack.result().prediction().probabilities().length
                        == explorer.labels().size();
                if (told && awaited.remove(attack.number(), attack)) {
                    then.accept(attack, KeptAttacks.restored(attack, victim, explorer.digest()));
                }
            };
            explorer.contenders()
                    .open(
                            attack.victim(),
                            opened,
                            sentence -> opened.accept(KeptAttacks.absent(attack.victim(), sentence)));
        }
    }
}
