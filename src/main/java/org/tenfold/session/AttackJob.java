package org.tenfold.session;

import org.tenfold.attack.Attack;
import org.tenfold.attack.AttackSettings;
import org.tenfold.attack.Contender;
import org.tenfold.attack.Victim;
import org.tenfold.image.Image;

/**
 * What an attack is to do.
 *
 * @param contender who is to be fooled
 * @param victim the same, opened
 * @param image the picture that is attacked
 * @param attack how
 * @param settings norm, target, budget and seed
 * @param model the digest of the ten models that are attacked, or beside which the victim lies
 */
public record AttackJob(
        Contender contender, Victim victim, Image image, Attack attack, AttackSettings settings, String model) {}
