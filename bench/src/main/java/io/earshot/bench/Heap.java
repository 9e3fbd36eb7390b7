package io.earshot.bench;

/** The memory of this process, as far as its objects take it. */
final class Heap {
    private static final int COLLECTIONS = 4;

    private Heap() {}

    /** Bytes that are still referred to, after what is not was collected. */
    static long usedBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
