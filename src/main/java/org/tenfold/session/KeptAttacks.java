package org.tenfold.session;

import java.util.ArrayList;
import java.util.List;
import org.tenfold.attack.Attacks;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Victim;
import org.tenfold.image.BadInputException;
import org.tenfold.keeping.KeptAttack;

/** Past attacks as they are kept, and back. */
final class KeptAttacks {
    private KeptAttacks() {}

    static List<KeptAttack> of(AttackHistory history) {
        List<KeptAttack> all = new ArrayList<>();
        for (AttackHistory.Entry entry : history.entriesProperty().get()) {
            PastAttack past = entry.attack();
            all.add(new KeptAttack(
                    past.number(),
                    entry.pinned(),
                    past.job().model(),
                    past.job().contender(),
                    past.job().attack().name(),
                    past.job().settings(),
                    past.cancelled(),
                    past.result(),
                    past.curve().stream()
                            .map(point -> new KeptAttack.Point(
                                    point.step(), point.distance(), point.margin(), point.fooled()))
                            .toList()));
        }
        return all;
    }

    /** An attack on the present models goes on with its victim; one on others has nobody to ask any more. */
    static PastAttack restored(KeptAttack kept, Victim victim, String presentModel) {
        Victim asked = kept.model().equals(presentModel)
                ? victim
                : absent(kept.victim(), Texts.of("The attack was on another model than the one that is open."));
        return new PastAttack(
                kept.number(),
                new AttackJob(
                        kept.victim(),
                        asked,
                        kept.result().original(),
                        Attacks.named(kept.attack()),
                        kept.settings(),
                        kept.model()),
                kept.result(),
                kept.curve().stream()
                        .map(point ->
                                new MarginCurve.Point(point.step(), point.distance(), point.margin(), point.fooled()))
                        .toList(),
                kept.cancelled());
    }

    /** A victim that is not here and says so. */
    static Victim absent(Contender contender, String sentence) {
        return Victim.ofDecisions(contender.title(), picture -> {
            throw new BadInputException(sentence);
        });
    }
}
