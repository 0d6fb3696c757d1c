package io.banyan.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.GroupRules;
import io.banyan.decide.Reason;
import io.banyan.freshness.FreshnessRule;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.KeyTickets;
import io.banyan.freshness.LostTickets;
import io.banyan.freshness.PositionQuestions;
import io.banyan.freshness.Ticket;
import io.banyan.freshness.TicketKeys;
import io.banyan.freshness.TicketStore;
import io.banyan.freshness.Views;
import io.banyan.freshness.WriteRule;
import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.route.RouteSketch;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The traffic port of a group that asks for freshness, without a network.
abstract class FreshExchanges {
    static final String READ = "GET /events/7 HTTP/1.1~Host: a~~";
    static final String WRITE = "POST /p HTTP/1.1~Host: a~Content-Length: 2~~hi";
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nlegacy";
    static final Pattern COOKIE = Pattern.compile("banyan-ticket(?:-read)?=([A-Za-z0-9_-]{56});");
    static final TicketKeys KEYS = TicketKeys.of(List.of("the only key of all".getBytes(US_ASCII)));
    static final Source SOURCE = new Source(1);
    static final FreshnessRule.Carried BY_KEY = new FreshnessRule.Carried(false, false, true);
    static final GroupRules SPLIT =
            new GroupRules(RouteSketch.group("events"), "events", List.of(new StickySource.ClientIp()), Weight.ALL);
    static final String MODERN = "HTTP/1.1 200 OK\r\nBanyan-As-Of: \"00000001\";pos=\"9\";time=1798761600.0\r\n"
            + "Content-Length: 6\r\n\r\nmodern";
    static final Duration LIFE = Duration.ofMillis(6200);

    final EdgeSketch edge = new EdgeSketch();
    final Views views = new Views(false);
    final LostTickets lost = new LostTickets();
    final CompletableFuture<@Nullable Position> said = new CompletableFuture<>();
    final CompletableFuture<List<String>> foundByKey = new CompletableFuture<>();
    final CompletableFuture<@Nullable Void> keptByKey = new CompletableFuture<>();
    final List<String> raised = new ArrayList<>();
    final List<List<String>> lookedUp = new ArrayList<>();

    @Nullable
    Wire wire;

    boolean faultsOnTime;

    /// What is kept under sticky keys: answers when the test says so.
    final TicketStore kept = new TicketStore() {
        @Override
        public CompletableFuture<List<String>> read(List<String> names) {
            lookedUp.add(names);
            return foundByKey;
        }

        @Override
        public CompletableFuture<?> raise(List<String> names, String text, Duration life) {
            raised.add(text);
            return keptByKey;
        }
    };

    final class FaultyTime implements InstantSource {
        @Override
        public Instant instant() {
            return edge.now;
        }

        @Override
        public long millis() {
            if (faultsOnTime) {
                throw new IllegalStateException("a fault that nobody expected");
            }
            return edge.now.toEpochMilli();
        }
    }

    @BeforeEach
    void begin() {
        asks(null);
    }

    @AfterEach
    void everyPlaceIsLeft() {
        while (edge.modern.waiting() > 0) {
            edge.modern.accepted().closes(); // a probe beside LEGACY's answer
        }
        edge.client.ends();
        edge.client.finishAndReleaseAll();

        assertThat(edge.places()).isZero();
    }

    FreshnessState asks(@Nullable PositionQuestions database) {
        return asks(database, FreshnessRule.Carried.DEFAULT);
    }

    FreshnessState asks(@Nullable PositionQuestions database, FreshnessRule.Carried carried) {
        FreshnessRule rule = new FreshnessRule(
                null, FreshnessRule.Limits.DEFAULT, carried, FreshnessRule.Positions.DEFAULT, false, Set.of());
        var states = views.update(Map.of("events", rule));
        StickyTickets byKey = new StickyTickets(new KeyTickets(kept, () -> edge.now), "here", Map.of("events", SPLIT));
        WriteRule writes = WriteRule.of(List.of(rule));
        edge.asksFor(new Freshness(
                writes,
                new TicketHeads(writes.carried(), () -> KEYS),
                views,
                states,
                database,
                lost,
                new FaultyTime(),
                carried.key() ? byKey : null));
        return Objects.requireNonNull(states.get("events"));
    }

    void legacyAnswers() {
        edge.client.runPendingTasks();
        wire = wire == null ? edge.legacy.accepted() : wire; // which is kept
        wire.sends(OK);
        edge.client.runPendingTasks();
    }

    Ticket given() {
        Matcher cookie = COOKIE.matcher(edge.got());
        assertThat(cookie.find()).as(edge.got()).isTrue();
        return Objects.requireNonNull(KEYS.read(cookie.group(1), edge.now));
    }

    /// Of the last exchange.
    Reason reason() {
        return Objects.requireNonNull(edge.ended.getLast().decision()).reason();
    }

    static String holding(Ticket ticket) {
        return READ.replace(
                "~~", "~Cookie: banyan-ticket=" + KEYS.write(ticket, Instant.parse("2030-01-01T00:00:00Z")) + "~~");
    }
}
