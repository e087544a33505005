package org.tenfold.model;

import java.util.Arrays;
import org.tenfold.math.Ball;

/** A point in the space a decoder draws from; 8 numbers in the shipped models. Immutable. */
public final class Latent {
    private final float[] z;

    private Latent(float[] z) {
        this.z = z;
    }

    /**
     * A latent of a copy of the numbers.
     *
     * @throws IllegalArgumentException without numbers, or for NaN or an infinite one
     */
    public static Latent of(float... z) {
        if (z.length == 0) {
            throw new IllegalArgumentException("latent has no numbers, expected at least 1");
        }
        for (int i = 0; i < z.length; i++) {
            if (!Float.isFinite(z[i])) {
                throw new IllegalArgumentException("latent number " + i + " is " + z[i] + ", expected a finite number");
            }
        }
        return new Latent(z.clone());
    }

    /** The origin: the middle of the prior. */
    public static Latent zero(int size) {
        return of(new float[size]);
    }

    public int size() {
        return z.length;
    }

    public float get(int i) {
        return z[i];
    }

    public float[] toArray() {
        return z.clone();
    }

    /** {@code ‖z‖₂}. */
    public double norm() {
        return Ball.norm(z);
    }

    /** This latent with number {@code i} replaced. */
    public Latent with(int i, float value) {
        float[] changed = z.clone();
        changed[i] = value;
        return of(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Latent latent && Arrays.equals(z, latent.z);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(z);
    }

    @Override
    public String toString() {
        return "Latent" + Arrays.toString(z);
    }
}
