package org.tenfold.attack;

/** How many questions a search has asked, and how many it may ask. */
final class Allowance {
    private int allowed;
    private int spent;

    /** Nothing is spent yet. */
    Allowance(int allowed) {
        this.allowed = allowed;
    }

    int spent() {
        return spent;
    }

    int left() {
        return allowed - spent;
    }

    /** Spends one, unless all are spent. */
    void spend() {
        if (left() <= 0) {
            throw new Exhausted();
        }
        spent++;
    }

    /** Allows one more. */
    void grantOne() {
        allowed++;
    }

    /** Has a part done that may spend so many at most, and ends early if it wants more. */
    void within(int most, Runnable part) {
        int whole = allowed;
        allowed = Math.min(whole, spent + most);
        try {
            part.run();
        } catch (Exhausted ended) {
            if (spent >= whole) {
                throw ended;
            }
        } finally {
            allowed = whole;
        }
    }

    /** The allowed queries are spent. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("the allowed queries are spent", null, false, false);
        }
    }
}
