package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.Exchanges;
import io.banyan.exchange.ModernState;
import io.banyan.exchange.ModernState.What;
import io.banyan.live.FleetStore;
import io.banyan.live.Presence;
import io.banyan.live.Revision;
import io.banyan.route.Route;
import io.banyan.route.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FiguresRunnerTests {
    private static final Route PAGE = Exchanges.route("event-page", "events");

    private final FleetBoard board = new FleetBoard();
    private Instant now = Instant.parse("2026-11-22T03:00:00Z");

    @Test
    void aGatewayAloneSaysSo() {
        Replica alone = new Replica("a", null, new Revision(1, 1));
        alone.serve(Side.MODERN, 0, 4);

        seconds(1, alone);

        assertThat(alone.runner.now().replicas()).isEqualTo(Replicas.ONE);
        assertThat(alone.runner.now().of("events").modern().rate()).isEqualTo(4);
        assertThat(alone.runner.minute("events").measured()).isEqualTo(100);
        assertThat(alone.runner.minute("other")).isEqualTo(GroupMinute.NONE);
    }

    @Test
    void sumsWhatAllReplicasCounted() {
        Replica a = new Replica("a", board, new Revision(1, 7));
        Replica b = new Replica("b", board, new Revision(1, 7));
        Replica c = new Replica("c", board, new Revision(1, 6));
        a.serve(Side.MODERN, 0, 30);
        b.serve(Side.LEGACY, 20, 70);
        c.serve(Side.LEGACY, 60, 80);

        seconds(1, b, c, a);

        FleetFigures figures = a.runner.now();
        assertThat(figures.replicas()).isEqualTo(new Replicas(3, 3, 2, "3 of 3 replicas, 2 agree"));
        assertThat(figures.of("events").modern().rate()).isEqualTo(30);
        assertThat(figures.of("events").legacy().rate()).isEqualTo(70);
        assertThat(figures.of("events").clients()).isEqualTo(80);
        assertThat(figures.total().clients()).isEqualTo(80);
        assertThat(figures.total().legacy().rate()).isEqualTo(70);
        assertThat(a.runner.minute("events").measured()).isEqualTo(30);
        assertThat(a.runner.minute("events").measured("event-page")).isEqualTo(30);
        assertThat(a.runner.minute("events").load().reads()).isEqualTo(50);
    }

    @Test
    void tellsTheOthersWhatIsWrongWithModern() {
        Replica a = new Replica("a", board, new Revision(1, 7));
        Replica b = new Replica("b", board, new Revision(1, 7));
        ModernState refuses = new ModernState(What.REFUSES_CONNECTIONS, now, now, now, "127.0.0.1:8082", "", 0, true);
        b.modern = Map.of("events", refuses);

        seconds(1, b, a);

        assertThat(a.runner.modernElsewhere("events")).containsExactly(Map.entry("b", refuses));
        assertThat(a.runner.modernElsewhere("other")).isEmpty();
        assertThat(b.runner.modernElsewhere("events")).isEmpty();
    }

    @Test
    void tellsTheOthersWhoCallsWhom() {
        Replica a = new Replica("a", board, new Revision(1, 7));
        Replica b = new Replica("b", board, new Revision(1, 7));
        b.calls = new CallTotals(
                List.of(new PairTotals("orders", "prices", 60, 6, 0, 2, Map.of(40, 60))),
                List.of(new CallFigures.FanOut("orders", 30, 60, 3)),
                List.of(new CallFigures.Refusal(now, "orders", "stock", "undeclared", "because", 4)));

        seconds(1, b, a);

        assertThat(a.runner.callsElsewhere()).containsExactly(b.calls);
        assertThat(b.runner.callsElsewhere()).isEmpty();
    }

    @Test
    void whatIsToldOfManyCallsIsBounded() {
        Replica a = new Replica("a", board, new Revision(1, 7));
        a.calls = new CallTotals(
                IntStream.range(0, CallCounter.PAIRS)
                        .mapToObj(i -> new PairTotals("caller-" + i, "prices", i, 0, 0, 1, Map.of(40, i, 41, i, 44, i)))
                        .toList(),
                List.of(),
                List.of());

        seconds(1, a);

        assertThat(board.shown.values()).singleElement().satisfies(shown -> assertThat(shown.figures())
                .contains("caller-1999", "caller-1800")
                .doesNotContain("caller-1799")
                .hasSizeLessThan(45_000));
    }

    @Test
    void aKeyThatIsHeavyOnlyInTheSumIsNamed() {
        Replica a = new Replica("a", board, new Revision(1, 7));
        Replica b = new Replica("b", board, new Revision(1, 7));
        a.serve(Side.LEGACY, 0, 40);
        b.serve(Side.LEGACY, 40, 60);
        for (int i = 0; i < 40; i++) {
            b.serve(Side.LEGACY, 1_000_000, 1_000_001);
        }

        seconds(1, b, a);

        HeavyKey heavy = a.runner.minute("events").heavyKey();
        assertThat(heavy).isEqualTo(HeavyKey.of("header:X-Member-Id", "memb…", 0.4));
    }

    @Test
    void whileOthersCannotBeAskedFiguresAreOfThisReplicaOnly() {
        Replica a = new Replica("a", board, new Revision(1, 7));
        Replica b = new Replica("b", board, new Revision(1, 7));
        seconds(1, b, a);
        board.away = true;
        a.serve(Side.LEGACY, 0, 5);

        seconds(1, a);
        Replicas away = a.runner.now().replicas();
        board.away = false;
        seconds(1, b, a);

        assertThat(away).isEqualTo(new Replicas(1, 2, 1, "this replica only"));
        assertThat(a.runner.now().replicas().says()).isEqualTo("2 of 2 replicas");
    }

    @Test
    void aReplicaThatIsGoneIsKnownForAMinute() {
        Replica a = new Replica("a", board, new Revision(1, 7));
        Replica b = new Replica("b", board, new Revision(1, 7));
        seconds(1, b, a);
        b.runner.close();

        seconds(60, a);
        Replicas known = a.runner.now().replicas();
        seconds(1, a);

        assertThat(known.says()).isEqualTo("1 of 2 replicas");
        assertThat(a.runner.now().replicas()).isEqualTo(Replicas.ONE);
    }

    @Test
    void figuresThatCannotBeReadAreLeftOut() {
        Replica a = new Replica("a", board, new Revision(1, 7));
        board.shown.put("z", new Presence("z", new Revision(1, 7), now, "{\"seconds\":\"?\"}"));
        a.serve(Side.LEGACY, 0, 5);

        seconds(1, a);

        assertThat(a.runner.now().replicas().answering()).isEqualTo(2);
        assertThat(a.runner.now().of("events").legacy().rate()).isEqualTo(5);
    }

    @Test
    void whatIsToldOfManyClientsIsBounded() {
        Replica a = new Replica("a", board, new Revision(1, 7));
        a.serve(Side.LEGACY, 0, 12_000);

        seconds(1, a);

        assertThat(board.shown.values()).singleElement().satisfies(shown -> assertThat(shown.figures())
                .hasSizeLessThan(60_000));
    }

    @Test
    void tellsListenersOfEverySecondUntilTheyEnd() {
        Replica a = new Replica("a", null, new Revision(1, 7));
        List<FleetFigures> told = new ArrayList<>();
        a.runner.listen(figures -> {
            throw new IllegalStateException("broken");
        });
        Runnable end = a.runner.listen(told::add);

        seconds(2, a);
        end.run();
        seconds(1, a);

        assertThat(told).extracting(FleetFigures::at).containsExactly(now.minusSeconds(2), now.minusSeconds(1));
    }

    @Test
    void keepsAHistory() {
        Replica a = new Replica("a", null, new Revision(1, 7));
        a.serve(Side.LEGACY, 0, 5);

        seconds(5, a);

        assertThat(a.runner.history(FiguresRange.TEN_MINUTES).total()).hasSize(1);
        assertThat(a.runner
                        .history(FiguresRange.TEN_MINUTES)
                        .total()
                        .getFirst()
                        .figures()
                        .legacy()
                        .rate())
                .isEqualTo(1);
    }

    @Test
    void theFleetKeepsTheHistoryOfAReplicaThatRestarts() {
        Replica a = new Replica("a", board, new Revision(1, 7));
        a.serve(Side.LEGACY, 0, 30);
        seconds(30, a);

        Replica again = new Replica("a", board, new Revision(1, 7));
        seconds(2, again);

        assertThat(again.runner.history(FiguresRange.HOUR).groups().get("events"))
                .extracting(point -> point.figures().legacy().rate())
                .startsWith(1.0);
    }

    @Test
    void runsOnAThreadOfItsOwnUntilItIsClosed() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        try (FiguresRunner runner = new Replica("a", board, new Revision(1, 7)).runner) {
            runner.listen(figures -> {
                if (Thread.currentThread().isDaemon()) {
                    told.countDown();
                }
            });

            runner.start();

            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(board.shown).isEmpty();
    }

    private void seconds(int count, Replica... replicas) {
        for (int i = 0; i < count; i++) {
            now = now.plusSeconds(1);
            for (Replica replica : replicas) {
                replica.runner.second();
            }
        }
    }

    private final class Replica {
        private final FigureCounter counter = new FigureCounter();
        private final FiguresRunner runner;
        private Map<String, ModernState> modern = Map.of();
        private @Nullable CallTotals calls;

        Replica(String name, @Nullable FleetBoard board, Revision revision) {
            FleetStore store = board == null ? null : board.of(name);
            runner = new FiguresRunner(counter, store, name, () -> revision, () -> modern, () -> calls, () -> now);
        }

        void serve(Side side, int from, int to) {
            for (int member = from; member < to; member++) {
                counter.ended(Exchanges.served(Exchanges.read(PAGE, side, "member" + member, member % 10_000)));
            }
        }
    }
}
