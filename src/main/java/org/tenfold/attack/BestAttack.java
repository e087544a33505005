package org.tenfold.attack;

import java.util.List;

/** The nearest image that any attack finds: all that are defined, one after the other, each from where the last one came. */
public final class BestAttack implements Attack {
    /** No single attack gets more than this part of the queries, but the last, which gets what is left. */
    private static final int SHARE = 8;

    @Override
    public String name() {
        return "best";
    }

    @Override
    public boolean isDefinedFor(Victim victim, Norm norm) {
        return Attacks.single().stream().anyMatch(attack -> attack.isDefinedFor(victim, norm));
    }

    @Override
    public void search(Search search) {
        List<Attack> defined = Attacks.single().stream()
                .filter(attack -> attack.isDefinedFor(search.victim(), search.norm()))
                .toList();
        int most = Math.max(1, search.settings().queries() / SHARE);
        for (Attack attack : defined.subList(0, defined.size() - 1)) {
            search.part(attack, most);
        }
        search.part(defined.getLast(), search.queriesLeft());
    }
}
