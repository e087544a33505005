package org.tenfold.session;

/** How much memory this program has left. */
@FunctionalInterface
interface SpareMemory {
    /** What drawing and its answers throw away again and again, and what a tool takes that is opened meanwhile. */
    long RESERVE = 50L << 20;

    /**
     * Bytes that are there for something large.
     *
     * @param wanted so many would be enough: what nobody needs any more is looked for only if there seem to be fewer, because
     *     everything stands still for a moment then
     */
    long bytes(long wanted);

    /** That of the virtual machine. */
    static long ofThisProgram(long wanted) {
        long spare = unused();
        if (spare < wanted) {
            System.gc();
            spare = unused();
        }
        return spare;
    }

    private static long unused() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory()) - RESERVE;
    }
}
