package org.tenfold.attack;

import org.tenfold.math.Distance;

/** A way to measure how much a picture was changed, over pixels from 0 to 1. */
public enum Norm {
    /** {@code sqrt(Σ δ_p²)}. */
    L2 {
        @Override
        public double distance(float[] a, float[] b) {
            return Distance.l2(a, b);
        }

        @Override
        double dual(float[] slope) {
            double square = 0;
            for (float g : slope) {
                square += (double) g * g;
            }
            return Math.sqrt(square);
        }

        @Override
        double[] steepest(float[] slope) {
            double length = dual(slope);
            double[] direction = new double[slope.length];
            for (int p = 0; p < direction.length; p++) {
                direction[p] = length == 0 ? 0 : slope[p] / length;
            }
            return direction;
        }

        @Override
        void project(float[] x, float[] moved, double radius) {
            double length = distance(x, moved);
            if (length <= radius) {
                return;
            }
            float[] far = moved.clone();
            double factor = radius / length;
            // Rounding to floats may lead out again by the last digits: then a little less, and ever less.
            for (double less = SLACK; distance(x, moved) > radius; less *= 2) {
                for (int p = 0; p < moved.length; p++) {
                    moved[p] = (float) (x[p] + factor * ((double) far[p] - x[p]));
                }
                factor *= Math.max(0, 1 - less);
            }
        }
    },
    /** {@code max |δ_p|}. */
    LINF {
        @Override
        public double distance(float[] a, float[] b) {
            return Distance.linf(a, b);
        }

        @Override
        double dual(float[] slope) {
            double sum = 0;
            for (float g : slope) {
                sum += Math.abs(g);
            }
            return sum;
        }

        @Override
        double[] steepest(float[] slope) {
            double[] direction = new double[slope.length];
            for (int p = 0; p < direction.length; p++) {
                direction[p] = Math.signum(slope[p]);
            }
            return direction;
        }

        @Override
        void project(float[] x, float[] moved, double radius) {
            for (int p = 0; p < moved.length; p++) {
                double change = (double) moved[p] - x[p];
                if (Math.abs(change) > radius) {
                    moved[p] = (float) (x[p] + Math.copySign(radius, change));
                }
                while (Math.abs((double) moved[p] - x[p]) > radius) {
                    moved[p] = Math.nextAfter(moved[p], x[p]);
                }
            }
        }
    },
    /** The number of changed pixels. */
    L0 {
        @Override
        public double distance(float[] a, float[] b) {
            return Distance.l0(a, b);
        }

        @Override
        double dual(float[] slope) {
            throw noDirection();
        }

        @Override
        double[] steepest(float[] slope) {
            throw noDirection();
        }

        @Override
        void project(float[] x, float[] moved, double radius) {
            throw noDirection();
        }

        private static UnsupportedOperationException noDirection() {
            return new UnsupportedOperationException("pixels are counted one by one: L0 has no direction");
        }
    };

    private static final double SLACK = 0x1p-24;

    /** The distance of two pictures. */
    public abstract double distance(float[] a, float[] b);

    /** How fast a sum with this slope can grow for each unit of distance: L2 for L2, L1 for L∞. */
    abstract double dual(float[] slope);

    /** The direction of length 1 in which a sum with this slope grows fastest; 0 if it does not grow at all. */
    abstract double[] steepest(float[] slope);

    /** Moves {@code moved} into the ball around x, in place; after rounding, too, it is no further away than {@code radius}. */
    abstract void project(float[] x, float[] moved, double radius);
}
