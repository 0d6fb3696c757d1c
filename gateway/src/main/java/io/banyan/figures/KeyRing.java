package io.banyan.figures;

import io.banyan.split.StickyKey;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/// Takes a sample of the sticky keys of a second, on event loops: about 64, all of them where there are fewer. One
/// thread empties it once a second.
final class KeyRing {
    static final int SIZE = 128;

    private final AtomicReferenceArray<StickyKey> keys = new AtomicReferenceArray<>(SIZE);
    private final AtomicInteger next = new AtomicInteger();
    /// One in this many is taken: a power of two, less one.
    private volatile int mask;

    void offer(StickyKey key) {
        int oneIn = mask;
        if (oneIn == 0 || (ThreadLocalRandom.current().nextInt() & oneIn) == 0) {
            keys.lazySet(next.getAndIncrement() & (SIZE - 1), key);
        }
    }

    /// The sample since the last call; the next one is taken as sparsely as this second was busy.
    Sample drain() {
        int taken = next.getAndSet(0);
        long stoodFor = (long) taken * (mask + 1);
        List<StickyKey> sample = IntStream.range(0, SIZE)
                .mapToObj(i -> keys.getAndSet(i, null))
                .filter(Objects::nonNull)
                .toList();
        mask = Integer.highestOneBit((int) Math.min(1 << 20, Math.max(1, stoodFor / (SIZE / 2)))) - 1;
        return new Sample(sample, sample.isEmpty() ? 0 : stoodFor / (double) sample.size());
    }

    /// @param each how many reads a key of the sample stands for
    record Sample(List<StickyKey> keys, double each) {}
}
