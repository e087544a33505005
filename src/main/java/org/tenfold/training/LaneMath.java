package org.tenfold.training;

import static org.tenfold.training.LaneConvolution.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Elementwise functions on whole vectors of pictures: exp, ELU and the logistic function, with their derivatives. */
final class LaneMath {
    private static final int LANES = SPECIES.length();
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.1219444e-4f;
    /** Adding 1.5 · 2²³ leaves the nearest integer in the low bits of the mantissa. */
    private static final float ROUND = 12582912f;

    private LaneMath() {}

    /** eˣ for −87 ≤ x ≤ 87 (clamped outside), relative error below 2e-7: eˣ = 2ⁿ · eʳ with |r| ≤ ½ ln 2. */
    static FloatVector exp(FloatVector x) {
        FloatVector clamped = x.max(-87f).min(87f);
        FloatVector shifted =
                clamped.fma(FloatVector.broadcast(SPECIES, LOG2_E), FloatVector.broadcast(SPECIES, ROUND));
        FloatVector n = shifted.sub(ROUND);
        FloatVector r = n.fma(FloatVector.broadcast(SPECIES, -LN2_HIGH), clamped);
        r = n.fma(FloatVector.broadcast(SPECIES, -LN2_LOW), r);
        // eʳ = 1 + r + r²/2 + r³/6 + r⁴/24 + r⁵/120 + r⁶/720
        FloatVector p = FloatVector.broadcast(SPECIES, 1f / 720f);
        p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 120f));
        p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 24f));
        p = p.fma(r, FloatVector.broadcast(SPECIES, 1f / 6f));
        p = p.fma(r, FloatVector.broadcast(SPECIES, 0.5f));
        p = p.fma(r, FloatVector.broadcast(SPECIES, 1f));
        p = p.fma(r, FloatVector.broadcast(SPECIES, 1f));
        return p.reinterpretAsInts()
                .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23))
                .reinterpretAsFloats();
    }

    /** elu(x) = x for x > 0, eˣ − 1 otherwise. */
    static FloatVector elu(FloatVector x) {
        return exp(x).sub(1f).blend(x, x.compare(VectorOperators.GT, 0f));
    }

    /** elu′ from y = elu(x): 1 for y > 0, y + 1 otherwise. */
    static FloatVector eluSlope(FloatVector y) {
        return y.min(0f).add(1f);
    }

    /**
     * The sum of the lanes, always in the same order. ({@code reduceLanes} adds in another order before and after it is
     * compiled, which would make two runs of the same seed differ.)
     */
    static float sum(FloatVector v, float[] scratch) {
        v.intoArray(scratch, 0);
        float sum = 0;
        for (int i = 0; i < LANES; i++) {
            sum += scratch[i];
        }
        return sum;
    }

    /** y ← elu(a). */
    static void elu(float[] a, float[] y, int length) {
        for (int i = 0; i < length; i += LANES) {
            elu(FloatVector.fromArray(SPECIES, a, i)).intoArray(y, i);
        }
    }

    /** d ← d · elu′, with y = elu(x). */
    static void multiplyByEluSlope(float[] d, float[] y, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector.fromArray(SPECIES, d, i)
                    .mul(eluSlope(FloatVector.fromArray(SPECIES, y, i)))
                    .intoArray(d, i);
        }
    }

    /** y ← 1 / (1 + e⁻ᵃ). */
    static void logistic(float[] a, float[] y, int length) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int i = 0; i < length; i += LANES) {
            FloatVector e = exp(FloatVector.fromArray(SPECIES, a, i).neg());
            one.div(e.add(1f)).intoArray(y, i);
        }
    }

    /** x ← max(x, 0). */
    static void rectify(float[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.max(x[i], 0f);
        }
    }

    /** d ← d where the rectified number is positive, 0 elsewhere. */
    static void multiplyByRectifiedSlope(float[] d, float[] rectified) {
        for (int i = 0; i < d.length; i++) {
            d[i] = rectified[i] > 0 ? d[i] : 0f;
        }
    }
}
