package org.tenfold.training;

/** Seeds of the many random streams of a run, each from the run's seed, a purpose and a number. */
final class Seeds {
    private Seeds() {}

    /** A seed for one purpose and number: Stafford's mixing of 64 bits (his variant 13). */
    static long mix(long seed, String purpose, long number) {
        long x = seed * 0x9e3779b97f4a7c15L + purpose.hashCode() * 0xd1b54a32d192ed03L + number * 0x8cb92ba72f3d8dd7L;
        x = (x ^ x >>> 30) * 0xbf58476d1ce4e5b9L;
        x = (x ^ x >>> 27) * 0x94d049bb133111ebL;
        return x ^ x >>> 31;
    }
}
