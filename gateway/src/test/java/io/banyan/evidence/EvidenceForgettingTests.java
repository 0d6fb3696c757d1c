package io.banyan.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.Verdict;
import io.banyan.route.Side;
import io.banyan.shadow.Judged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// Evidence that is forgotten, on a fleet and with a store that has its faults.
class EvidenceForgettingTests {
    private final MemoryEvidenceStore store = new MemoryEvidenceStore();
    private Instant now = Instant.parse("2026-11-30T12:00:00Z");

    private final class Replica {
        private final EvidenceTap tap = new EvidenceTap(() -> now);
        private final EvidenceRunner runner = new EvidenceRunner(store, tap, new EventsWatched(), () -> now);

        void copy(String target) {
            Judged matched = new Judged(Verdict.MATCHED, List.of(), "", false);
            tap.copied(new CopiedRead("events", "event", target, Side.MODERN, matched, -1));
        }

        void look() {
            now = now.plusSeconds(1);
            runner.look();
        }

        long pairs() {
            return runner.of("events").of("event").of(Kind.MISMATCH).all();
        }

        String revision() {
            return runner.of("events").revision();
        }
    }

    /// A failover to a copy that was behind, or an empty Redis: what was forgotten may not count again.
    @Test
    void outlivesAStoreThatComesBackWithoutIt() {
        Replica one = new Replica();
        Replica other = new Replica();
        one.look();
        other.look();
        String before = one.revision();
        one.runner.forget("events").block();
        other.look();
        String forgotten = one.revision();
        assertThat(other.revision()).isEqualTo(forgotten).isNotEqualTo(before);

        store.losesEpochs();
        other.look();
        one.look();
        Replica fresh = new Replica();
        fresh.look();

        assertThat(one.revision()).isEqualTo(forgotten);
        assertThat(other.revision()).isEqualTo(forgotten);
        assertThat(fresh.revision()).as("started after that").isEqualTo(forgotten);
    }

    /// Trials that another replica has not given yet belong to what is forgotten.
    @Test
    void takesWhatWaitsElsewhere() {
        Replica one = new Replica();
        Replica other = new Replica();
        one.look();
        other.look();
        store.away = true;
        other.copy("/events/1");
        other.look();
        store.away = false;

        one.runner.forget("events").block();
        other.look();
        one.look();

        assertThat(one.pairs()).isZero();
        assertThat(other.pairs()).isZero();
        other.copy("/events/2");
        other.look();
        assertThat(other.pairs()).isOne();
    }

    /// Redis brings all answers on one thread: whoever waits there for a look keeps from it what it waits for.
    @Test
    void holdsUpNoAnswerThatALookWaitsFor() throws Exception {
        try (ExecutorService wire = Executors.newSingleThreadExecutor()) {
            OneWire slow = new OneWire(wire);
            EvidenceRunner runner =
                    new EvidenceRunner(slow, new EvidenceTap(() -> now), new EventsWatched(), () -> now);
            CompletableFuture<Void> look = CompletableFuture.runAsync(runner::look);
            slow.looks.await();
            long begun = System.nanoTime();
            CompletableFuture<Void> forgotten = runner.forget("events").toFuture();
            Executor later = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS, wire);
            CompletableFuture.runAsync(() -> slow.epochs.complete(Map.of()), later)
                    .get(10, TimeUnit.SECONDS);

            look.get(10, TimeUnit.SECONDS);
            forgotten.get(10, TimeUnit.SECONDS);
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.MILLISECONDS.toNanos(1_900));
        }
    }

    /// Says at once that it has forgotten, and its epochs when the test says so.
    private final class OneWire implements EvidenceStore {
        private final CountDownLatch looks = new CountDownLatch(1);
        private final CompletableFuture<Map<String, Long>> epochs = new CompletableFuture<>();
        private final Executor wire;

        OneWire(Executor wire) {
            this.wire = wire;
        }

        @Override
        public Mono<Void> add(List<Placed> trials, Instant at) {
            return store.add(trials, at);
        }

        @Override
        public Mono<Map<String, Evidence>> read(Map<String, String> revisions) {
            return store.read(revisions);
        }

        @Override
        public Mono<Map<String, Long>> epochs() {
            looks.countDown();
            return Mono.fromFuture(epochs);
        }

        @Override
        public Mono<Void> raise(Map<String, Long> least) {
            return store.raise(least);
        }

        @Override
        public Mono<Long> forget(String group) {
            return Mono.fromFuture(CompletableFuture.supplyAsync(() -> 1L, wire));
        }

        @Override
        public void close() {}
    }
}
