package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.banyan.live.FleetStore;
import io.banyan.live.Presence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

class HistoryRunnerTests {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(HistoryRunner.class);
    private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

    private final Rings rings = new Rings();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Instant now = START;

    @BeforeEach
    void listen() {
        log.start();
        LOGGER.addAppender(log);
    }

    @AfterEach
    void leave() {
        LOGGER.detachAppender(log);
    }

    @Test
    void aReplicaThatStartsAgainShowsTheHourAndTheDay() {
        new Replica().seconds(3_600, 2);
        now = now.plusSeconds(7);

        Replica again = new Replica();
        again.seconds(30, 8);

        assertThat(again.rates(FiguresRange.DAY)).containsExactly(2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 8.0);
        assertThat(again.rates(FiguresRange.HOUR)).hasSize(120).startsWith(2.0).endsWith(2.0, 8.0);
        assertThat(again.rates(FiguresRange.TEN_MINUTES)).containsOnly(8.0);
        assertThat(again.recent.history(FiguresRange.DAY).groups().get("events"))
                .hasSize(7);
        assertThat(log.list).isEmpty();
    }

    @Test
    void whatThisReplicaKnowsIsNotOverwritten() {
        rings.away = true;
        Replica late = new Replica();
        late.seconds(60, 2);
        rings.away = false;
        now = START;
        new Replica().seconds(59, 4);

        late.seconds(12, 2);

        assertThat(late.rates(FiguresRange.HOUR)).startsWith(2.0, 2.0).doesNotContain(4.0);
    }

    @Test
    void readsAgainUntilTheStoreAnswers() {
        new Replica().seconds(600, 2);
        rings.away = true;
        Replica late = new Replica();
        late.seconds(25, 4);
        int asked = rings.asked;
        rings.away = false;

        late.seconds(10, 4);

        assertThat(asked).isEqualTo(2 + 3);
        assertThat(late.rates(FiguresRange.DAY)).containsExactly(2.0, 4.0);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Cannot read the fleet's figures of before this start (away); trying again every ten seconds");
    }

    @Test
    void aPointThatCannotBeKeptIsLostWithOneLine() {
        Replica one = new Replica();
        one.seconds(10, 2);
        rings.away = true;
        one.seconds(95, 2);
        rings.away = false;
        one.seconds(30, 2);

        assertThat(rings.of("1h")).hasSize(1);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Cannot keep the fleet's figures (away); after a restart, charts have a gap here");
    }

    @Test
    void garbageIsIgnoredWithOneLine() {
        new Replica().seconds(60, 2);
        rings.of("1h").put(7, "garbage?");
        rings.of("1h").put(8, "AgAAAAAAAAAA");

        Replica again = new Replica();
        again.seconds(5, 4);

        assertThat(again.rates(FiguresRange.HOUR)).containsExactly(2.0, 2.0, 4.0);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Ignoring 2 of 4 kept points of figures (1h): not written by this version of Banyan"
                        + " (Illegal base64 character 3f)");
    }

    @Test
    void replicasOfAFleetShareTheSlotsOfTheirRings() {
        Replica a = new Replica();
        Replica b = new Replica();
        for (int i = 0; i < 7_200; i++) {
            a.seconds(1, 2);
            now = now.minusSeconds(1);
            b.seconds(1, 2);
        }

        assertThat(rings.of("1h")).hasSize(120);
        assertThat(rings.of("24h")).hasSize(12);
    }

    /// Steps of 30 s whose ends fall on both sides of a full half minute would share a slot otherwise.
    @Test
    void noPointTakesTheSlotOfTheOneBefore() {
        HistoryRunner runner = new HistoryRunner(rings, new RecentFigures());

        for (int step = 1; step <= 20; step++) {
            Instant at = START.plusSeconds(30L * step).plusMillis(step % 2 == 0 ? -1 : 1);
            runner.second(at, Map.of(FiguresRange.HOUR, new FiguresRows(at, Map.of())));
        }

        assertThat(rings.of("1h")).hasSize(20);
    }

    private final class Replica {
        private final RecentFigures recent = new RecentFigures();
        private final HistoryRunner runner = new HistoryRunner(rings, recent);

        void seconds(int count, double rate) {
            SideFigures side = new SideFigures(rate, 0, null, null);
            Figures figures = new Figures(side, SideFigures.NONE, FallBackFigures.NONE, 0, 0);
            TotalFigures total = new TotalFigures(side, SideFigures.NONE, FallBackFigures.NONE, 0, 0, 0);
            for (int i = 0; i < count; i++) {
                now = now.plusSeconds(1);
                List<GroupFigures> groups = List.of(new GroupFigures("events", figures));
                runner.second(now, recent.add(new FleetFigures(now, Replicas.ONE, groups, total)));
            }
        }

        List<Double> rates(FiguresRange range) {
            return recent.history(range).total().stream()
                    .map(point -> point.figures().legacy().rate())
                    .toList();
        }
    }

    private static final class Rings implements FleetStore {
        private final Map<String, Map<Integer, String>> rings = new TreeMap<>();
        private boolean away;
        private int asked;

        Map<Integer, String> of(String ring) {
            return rings.computeIfAbsent(ring, name -> new TreeMap<>());
        }

        @Override
        public Mono<Void> keep(String ring, int slot, String text) {
            return away
                    ? Mono.error(new IllegalStateException("away"))
                    : Mono.fromRunnable(() -> of(ring).put(slot, text));
        }

        @Override
        public Mono<List<String>> kept(String ring, int slots) {
            asked++;
            return away
                    ? Mono.error(new IllegalStateException("away"))
                    : Mono.fromSupplier(() -> List.copyOf(of(ring).values()));
        }

        @Override
        public Mono<Void> publish(Presence presence) {
            return Mono.empty();
        }

        @Override
        public Mono<List<Presence>> present() {
            return Mono.just(List.of());
        }

        @Override
        public void close() {}
    }
}
