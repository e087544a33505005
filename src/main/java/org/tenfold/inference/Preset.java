package org.tenfold.inference;

/** How the ten latent spaces are searched. */
public enum Preset {
    /** The published way: the best of all prior samples, then a fixed number of Adam updates. For fidelity. */
    PAPER,
    /** The best of prior samples and the encoder's mean, then a few Levenberg-Marquardt steps. For everything interactive. */
    FAST,
    /** The best of the prior samples and nothing else: a finite search, about which radii can be proved. */
    SAMPLES
}
