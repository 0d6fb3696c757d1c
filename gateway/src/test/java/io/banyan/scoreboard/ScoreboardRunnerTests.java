package io.banyan.scoreboard;

import static io.banyan.exchange.Exchanges.ended;
import static io.banyan.exchange.Exchanges.read;
import static io.banyan.exchange.Exchanges.route;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.Decider;
import io.banyan.decide.Decision;
import io.banyan.decide.RequestView;
import io.banyan.decide.Rules;
import io.banyan.exchange.ExchangeRecord.Kind;
import io.banyan.exchange.LegacyAnswer;
import io.banyan.exchange.Outcome;
import io.banyan.live.FleetStore;
import io.banyan.live.Presence;
import io.banyan.route.Route;
import io.banyan.route.Side;
import io.banyan.scoreboard.ScoreboardReport.RouteScore;
import io.banyan.scoreboard.ScoreboardReport.TemplateScore;
import io.banyan.split.ClientAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class ScoreboardRunnerTests {
    private static final Route EVENT = route("event", "events");

    private final Path folder;

    private Instant now = Instant.parse("2026-11-29T10:00:00Z");
    private int weight = 10_000;
    private final Map<Integer, String> ring = new TreeMap<>();

    ScoreboardRunnerTests(@TempDir Path folder) {
        this.folder = folder;
    }

    /// A replica, whose seconds pass when it is told.
    private final class Replica implements AutoCloseable {
        private final ScoreboardTap tap = new ScoreboardTap();
        private final ScoreboardRunner runner;

        Replica(String name, boolean fleet) {
            var kept = new ScoreboardRunner.Kept(folder.resolve(name), fleet ? new Ring() : null, name);
            folder.resolve(name).toFile().mkdirs();
            runner = new ScoreboardRunner(
                    tap, () -> List.of(new PublishedRoute("event", "events", "/events/{id}", weight)), kept, () -> now);
        }

        void begin() {
            runner.read();
        }

        void answers(String target, int times) {
            for (int client = 1; client <= times; client++) {
                RequestView request = new Asking(target, client);
                Decision decision = Decider.decide(Rules.EMPTY, request);
                tap.legacyAnswered(new LegacyAnswer(decision, request, new Head(), 2_000_000, false));
                tap.ended(ended(decision, Side.LEGACY, new Outcome.Served(), 200, Kind.PLAIN));
            }
        }

        void reads(Side side, int times) {
            for (int i = 0; i < times; i++) {
                tap.ended(ended(read(EVENT, side, "m1", 1), side, new Outcome.Served(), 200, Kind.PLAIN));
            }
        }

        /// Each with its own second.
        void seconds(int count) {
            for (int i = 0; i < count; i++) {
                now = now.plusSeconds(1);
                runner.second();
            }
        }

        ScoreboardReport report() {
            return runner.report(14).join();
        }

        @Override
        public void close() {
            runner.close();
        }
    }

    private record Asking(String target, int number) implements RequestView {
        @Override
        public String method() {
            return "GET";
        }

        @Override
        public List<String> header(String name) {
            return List.of();
        }

        @Override
        public boolean hasBody() {
            return false;
        }

        @Override
        public ClientAddress client() {
            return ClientAddress.of("192.0.2." + number);
        }
    }

    private record Head() implements LegacyAnswer.Head {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public @Nullable String header(String name) {
            return name.equals("Server-Timing") ? "cpu;dur=4" : null;
        }
    }

    private final class Ring implements FleetStore {
        @Override
        public Mono<Void> keep(String name, int slot, String text) {
            return Mono.fromRunnable(() -> ring.put(slot, text));
        }

        @Override
        public Mono<List<String>> kept(String name, int slots) {
            return Mono.fromSupplier(() -> List.copyOf(ring.values()));
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

    @Test
    void tellsWhatLegacyAnswersAndWhatHasMoved() {
        try (Replica replica = new Replica("one", false)) {
            replica.begin();
            replica.answers("/orders/17/items", 60);
            replica.reads(Side.MODERN, 40);
            replica.seconds(60);

            ScoreboardReport report = replica.report();

            TemplateScore orders = report.templates().getFirst();
            assertThat(orders.template()).isEqualTo("/orders/{number}/items");
            assertThat(orders.kind()).isEqualTo("read");
            assertThat(orders.perSecond()).isEqualTo(1);
            assertThat(orders.times().cpu()).isEqualTo(4);
            assertThat(orders.moving().well()).isEqualTo("easily");
            assertThat(report.moved().says())
                    .isEqualTo("Moved: 40 % of reads, none of writes, 1 of 2 templates that are read.");
            assertThat(report.trend().forecast().says()).startsWith("No forecast: 0 days of data");
        }
    }

    @Test
    void goesOnAfterARestart() {
        try (Replica before = new Replica("one", false)) {
            before.begin();
            before.answers("/orders/17/items", 60);
            before.seconds(60);
        }
        now = now.plus(Duration.ofDays(15));
        try (Replica after = new Replica("one", false)) {
            after.begin();
            after.seconds(10);

            ScoreboardReport report = after.report();

            assertThat(report.since()).isEqualTo(Instant.parse("2026-11-29T10:00:00Z"));
            RouteScore event = report.routes().getFirst();
            assertThat(event.state()).isEqualTo("shifted");
            assertThat(event.deletable()).isTrue();
            assertThat(event.says()).contains("LEGACY has answered nothing of it for 15 days");
        }
    }

    @Test
    void beginsAnewWhereItsFileIsNone() throws Exception {
        Files.createDirectories(folder.resolve("one"));
        Files.writeString(folder.resolve("one/scoreboard"), "no summary");
        try (Replica replica = new Replica("one", false)) {
            replica.begin();
            replica.seconds(1);

            assertThat(replica.report().templates()).isEmpty();
        }
    }

    @Test
    void oneFallBackKeepsARouteFromBeingDeletable() {
        try (Replica replica = new Replica("one", false)) {
            replica.begin();
            replica.seconds(10);
            replica.tap.ended(ended(
                    read(EVENT, Side.MODERN, "m1", 1),
                    Side.LEGACY,
                    new Outcome.FellBack(io.banyan.exchange.Failure.TIMEOUT),
                    200,
                    Kind.PLAIN));
            replica.seconds(10);

            assertThat(replica.report().routes().getFirst().evidence().lastFallBack())
                    .isNotNull();
            assertThat(replica.report().routes().getFirst().deletable()).isFalse();
        }
    }

    @Test
    void replicasAddUp() {
        try (Replica one = new Replica("one", true);
                Replica two = new Replica("two", true)) {
            one.begin();
            two.begin();
            one.answers("/orders/17/items", 60);
            two.answers("/orders/18/items", 30);
            for (int i = 0; i < 130; i++) {
                one.seconds(1);
                two.runner.second();
            }

            ScoreboardReport report = one.report();

            assertThat(report.replicas()).isEqualTo(2);
            assertThat(report.templates()).hasSize(1);
            assertThat(report.moved().reads().of()).isEqualTo(90);
        }
    }

    @Test
    void aNewReplicaTakesOverWhatOneCountedThatIsGone() {
        try (Replica gone = new Replica("gone", true)) {
            gone.begin();
            gone.answers("/orders/17/items", 60);
            gone.seconds(130);
        }
        now = now.plus(Duration.ofHours(2));
        try (Replica heir = new Replica("heir", true)) {
            heir.begin();
            heir.seconds(130);

            ScoreboardReport report = heir.report();

            assertThat(report.moved().reads().of()).isEqualTo(60);
            assertThat(report.templates()).hasSize(1);
            assertThat(ring).hasSize(1);
        }
    }

    @Test
    void aProbeRetiresARoute() {
        try (Replica replica = new Replica("one", false)) {
            replica.begin();
            replica.runner.proven("event", 2, 2, "ann").join();

            assertThat(replica.report().routes().getFirst().state()).isEqualTo("retired");
        }
    }
}
