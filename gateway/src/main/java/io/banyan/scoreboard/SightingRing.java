package io.banyan.scoreboard;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/// Takes a sample of LEGACY's answers on event loops: all of a quiet second, about `AIM` of a busy one. One thread
/// empties it once a second. So what is noticed costs the same few milliseconds of a second, however busy it is.
final class SightingRing {
    static final int SIZE = 1_024;
    static final int AIM = 256;
    private static final int SPARSEST = 1 << 16;

    private final AtomicReferenceArray<Sighting> sightings = new AtomicReferenceArray<>(SIZE);
    private final AtomicInteger next = new AtomicInteger();
    /// One in this many is taken: a power of two, less one.
    private volatile int mask;

    /// Whether the next answer is one of the sample: asked before anything is made of it.
    boolean takes() {
        int oneIn = mask;
        return oneIn == 0 || (ThreadLocalRandom.current().nextInt() & oneIn) == 0;
    }

    /// Of more than it holds, the last stay.
    void offer(Sighting seen) {
        sightings.lazySet(next.getAndIncrement() & (SIZE - 1), seen);
    }

    /// The sample since the last call, each as what it stands for; the next one is taken as sparsely as this second was
    /// busy.
    List<Sighting> drain() {
        int taken = next.getAndSet(0);
        double stoodFor = (double) taken * (mask + 1);
        List<Sighting> sample = IntStream.range(0, SIZE)
                .mapToObj(i -> sightings.getAndSet(i, null))
                .filter(Objects::nonNull)
                .toList();
        mask = Integer.highestOneBit((int) Math.clamp(stoodFor / AIM, 1, SPARSEST)) - 1;
        double each = sample.isEmpty() ? 1 : Math.max(1, stoodFor / sample.size());
        return each == 1
                ? sample
                : sample.stream().map(one -> one.standingFor(each)).toList();
    }
}
