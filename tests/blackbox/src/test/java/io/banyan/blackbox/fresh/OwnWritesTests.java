package io.banyan.blackbox.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.blackbox.fresh.FreshClient.Seen;
import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nobody misses his own write, and nobody's world goes back.
class OwnWritesTests {
    private static final int CLIENTS = 8;

    private final World world = new World();

    private TwoSides sides(String freshness) {
        TwoSides sides = TwoSides.with(group -> {
            group.weight("100%").route("event", "/events/{id}");
            return freshness.isEmpty() ? group : group.line("freshness: " + freshness);
        });
        sides.legacy().now(world.legacy());
        return sides;
    }

    /// Clients write and read at once, while the view is behind by up to two seconds; gives how many reads missed their
    /// write.
    private int staleReads(TwoSides sides, int writes) throws Exception {
        World.Copy copy = world.new Copy();
        sides.modern().now(copy.modern());
        Random random = new Random(7);
        List<Callable<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(() -> {
                int stale = 0;
                try (FreshClient client = new FreshClient(sides.gateway())) {
                    for (int n = 0; n < writes; n++) {
                        copy.behind(Duration.ofMillis(random.nextInt(2_000)));
                        long written = client.write();
                        stale += client.read().number() < written ? 1 : 0;
                    }
                }
                return stale;
            });
        }
        int stale = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client : threads.invokeAll(clients)) {
                stale += client.get();
            }
        }
        return stale;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{ position: [] }"})
    void nobodyMissesHisOwnWrite(String freshness) throws Exception {
        try (TwoSides sides = sides(freshness)) {
            assertThat(staleReads(sides, FullNumbers.pick(40, 500))).isZero();
        }
    }

    @Test
    void somebodyWouldWithoutFreshness() throws Exception {
        try (TwoSides sides = sides("")) {
            assertThat(staleReads(sides, 20)).isPositive();
        }
    }

    @Test
    void readsFromModernAgainOnceTheViewHasTheWrite() {
        try (TwoSides sides = sides("{}");
                FreshClient client = new FreshClient(sides.gateway())) {
            World.Copy copy = world.new Copy().behind(Duration.ofMillis(300));
            sides.modern().now(copy.modern());
            assertThat(client.read().side()).isEqualTo("modern");

            long written = client.write();

            Seen first = client.read();
            assertThat(first.side()).isEqualTo("legacy");
            assertThat(first.number()).isEqualTo(written);
            Await.until("MODERN answers", () -> client.read().side().equals("modern"));
            assertThat(client.read().number()).isGreaterThanOrEqualTo(written);
            assertThat(sides.gateway().admin().meter("banyan_requests_total", "reason=\"ticket\""))
                    .isPositive();
            assertThat(sides.gateway().admin().meter("banyan_freshness_tickets_total", "from=\"header\""))
                    .isEqualTo(1);
        }
    }

    /// Where LEGACY tells its position, it is that of before the write.
    @Test
    void aMonolithThatCommitsAfterItsAnswerIsGivenTimeToSettle() {
        world.settling(Duration.ofMillis(200));
        try (TwoSides sides = sides("{ settle: 500ms }");
                FreshClient client = new FreshClient(sides.gateway())) {
            sides.modern().now(world.new Copy().modern());
            for (int i = 0; i < 3; i++) {
                long written = client.write();
                Await.until("the write is committed", () -> world.number() >= written);

                Await.until("MODERN answers", () -> {
                    Seen seen = client.read();
                    assertThat(seen.number()).isGreaterThanOrEqualTo(written);
                    return seen.side().equals("modern");
                });
            }
        }
    }

    /// It was sent before the write, and is answered after it, as of before.
    @Test
    void aSlowReadDoesNotMakeItsClientForgetItsWrite() {
        CompletableFuture<Long> begun = new CompletableFuture<>();
        CompletableFuture<Void> told = new CompletableFuture<>();
        try (TwoSides sides = sides("{}");
                FreshClient client = new FreshClient(sides.gateway());
                RawClient other = sides.gateway().connect()) {
            sides.modern().now(world.new Copy().behind(Duration.ofSeconds(1)).modern());
            Operator operator = Operator.of(sides.gateway());
            assertThat(client.read().side()).isEqualTo("modern"); // so how far the view is, is known
            operator.weight("events", "0");
            sides.legacy().now(world.slowLegacy(begun, told));
            other.send(Requests.get("/events/7"));
            Await.result("LEGACY has looked it up", begun);
            sides.legacy().now(world.legacy());

            long written = client.write();
            told.complete(null);
            client.keep(other.read());
            operator.weight("events", "100");

            assertThat(client.read().number()).isEqualTo(written);
        }
    }

    /// One client reads on and on while weights move, the view is behind, and others write.
    @Test
    void nobodysWorldGoesBack() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Random random = new Random(11);
        try (TwoSides sides = sides("{}");
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                FreshClient client = new FreshClient(sides.gateway())) {
            World.Copy near = world.new Copy();
            World.Copy far = world.new Copy().behind(Duration.ofMillis(400));
            sides.modern()
                    .now(exchange ->
                            (random.nextInt(4) > 0 ? near : far).modern().serve(exchange));
            Operator operator = Operator.of(sides.gateway());
            var weights = threads.submit(() -> {
                for (int i = 0; !over.get(); i++) {
                    operator.weight("events", i % 2 == 0 ? "0" : "100");
                    world.commit();
                }
            });
            Set<String> seen = new TreeSet<>();
            long last = 0;
            for (int i = 0; i < FullNumbers.pick(2_000, 10_000); i++) {
                Seen now = client.read();
                assertThat(now.number()).as("read %d, from %s", i, now.side()).isGreaterThanOrEqualTo(last);
                last = now.number();
                seen.add(now.side());
            }
            over.set(true);
            weights.get();
            assertThat(seen).containsExactly("legacy", "modern");
        }
    }
}
