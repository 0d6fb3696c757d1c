package io.banyan.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.decide.GroupRules;
import io.banyan.decide.Reason;
import io.banyan.freshness.AsOf;
import io.banyan.freshness.Demand;
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
import io.banyan.position.Watermark;
import io.banyan.route.RouteSketch;
import io.banyan.split.StickySource;
import io.banyan.split.Weight;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import io.banyan.upstream.Pass;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Exchanges of a group that asks for freshness, where something is not as it should be.
class FreshExchangeTests {
    private static final String READ = "GET /events/7 HTTP/1.1~Host: a~~";
    private static final String WRITE = "POST /p HTTP/1.1~Host: a~Content-Length: 2~~hi";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nlegacy";
    private static final Pattern COOKIE = Pattern.compile("banyan-ticket(?:-read)?=([A-Za-z0-9_-]{56});");
    private static final TicketKeys KEYS = TicketKeys.of(List.of("the only key of all".getBytes(US_ASCII)));
    private static final Source SOURCE = new Source(1);
    private static final FreshnessRule.Carried BY_KEY = new FreshnessRule.Carried(false, false, true);
    private static final GroupRules SPLIT =
            new GroupRules(RouteSketch.group("events"), "events", List.of(new StickySource.ClientIp()), Weight.ALL);
    private static final String MODERN = "HTTP/1.1 200 OK\r\nBanyan-As-Of: \"00000001\";pos=\"9\";time=1798761600.0\r\n"
            + "Content-Length: 6\r\n\r\nmodern";
    private static final Duration LIFE = Duration.ofMillis(6200);

    private final EdgeSketch edge = new EdgeSketch();
    private final Views views = new Views(false);
    private final LostTickets lost = new LostTickets();
    private final CompletableFuture<@Nullable Position> said = new CompletableFuture<>();
    private final CompletableFuture<List<String>> foundByKey = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> keptByKey = new CompletableFuture<>();
    private final List<String> raised = new ArrayList<>();
    private @Nullable Wire wire;
    private boolean faultsOnTime;

    /// What is kept under sticky keys: answers when the test says so.
    private final TicketStore kept = new TicketStore() {
        @Override
        public CompletableFuture<List<String>> read(List<String> names) {
            return foundByKey;
        }

        @Override
        public CompletableFuture<?> raise(List<String> names, String text, Duration life) {
            raised.add(text);
            return keptByKey;
        }
    };

    private final class FaultyTime implements InstantSource {
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

    private FreshnessState asks(@Nullable PositionQuestions database) {
        return asks(database, FreshnessRule.Carried.DEFAULT);
    }

    private FreshnessState asks(@Nullable PositionQuestions database, FreshnessRule.Carried carried) {
        FreshnessRule rule = new FreshnessRule(
                null, FreshnessRule.Limits.DEFAULT, carried, FreshnessRule.Positions.DEFAULT, false, Set.of());
        var states = views.update(Map.of("events", rule));
        StickyTickets byKey = new StickyTickets(new KeyTickets(kept, () -> edge.now), "here", Map.of("events", SPLIT));
        edge.asksFor(new Freshness(
                WriteRule.of(List.of(rule)),
                () -> KEYS,
                views,
                states,
                database,
                lost,
                new FaultyTime(),
                carried.key() ? byKey : null));
        return Objects.requireNonNull(states.get("events"));
    }

    private void legacyAnswers() {
        edge.client.runPendingTasks();
        wire = wire == null ? edge.legacy.accepted() : wire; // which is kept
        wire.sends(OK);
        edge.client.runPendingTasks();
    }

    private Ticket given() {
        Matcher cookie = COOKIE.matcher(edge.got());
        assertThat(cookie.find()).as(edge.got()).isTrue();
        return Objects.requireNonNull(KEYS.read(cookie.group(1), edge.now));
    }

    /// Of the last exchange.
    private Reason reason() {
        return Objects.requireNonNull(edge.ended.getLast().decision()).reason();
    }

    private static String holding(Ticket ticket) {
        return READ.replace(
                "~~", "~Cookie: banyan-ticket=" + KEYS.write(ticket, Instant.parse("2030-01-01T00:00:00Z")) + "~~");
    }

    @Test
    void aStaleAnswerNeedsNoPlaceOfTheFallBacks() {
        Pass one = Objects.requireNonNull(edge.fallBacks.enter());
        Pass two = Objects.requireNonNull(edge.fallBacks.enter());
        edge.sends(READ);
        edge.modern.accepted().sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmodern");
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:stale 200");
        one.cancel();
        two.cancel();
    }

    /// A slow one may know nothing of its client's last write.
    @Test
    void theTicketOfAReadTakesThePlaceOfNoTicketOfAWrite() {
        edge.weighs(Weight.NONE);
        edge.sends(READ);
        legacyAnswers();

        assertThat(edge.got()).contains("~Set-Cookie: banyan-ticket-read=").doesNotContain("banyan-ticket=");
    }

    /// Else it would never be rid of it.
    @Test
    void aTicketThatIsNotGoodIsReplacedWhereverItStands() {
        edge.sends(READ.replace("~~", "~Cookie: banyan-ticket=x~~"));
        legacyAnswers();

        assertThat(edge.got()).contains("~Set-Cookie: banyan-ticket=", "~Set-Cookie: banyan-ticket-read=");
    }

    /// It may be committed, and later than now.
    @Test
    void aWriteThatIsRefusedLeavesATicketOfLaterThanNow() {
        edge.sends(WRITE);
        Wire legacy = edge.legacy.accepted();
        legacy.closes();

        Ticket left = Ticket.of(null, edge.now.plusSeconds(5));
        assertThat(edge.got()).startsWith("HTTP/1.1 502 Bad Gateway~").contains("~Cache-Control: no-store~");
        assertThat(given()).isEqualTo(left);
        assertThat(lost.of("203.0.113.7\nnull", edge.now.plus(LIFE))).isEqualTo(left);
        assertThat(edge.got()).contains("; Max-Age=12;");
    }

    @Test
    void aFaultBehindTheDatabasesWordIs502() {
        asks(new PositionQuestions(() -> said));
        edge.faultsOnHead = true;
        edge.sends(WRITE);
        edge.legacy.accepted().sends(OK);
        assertThat(edge.got()).isEmpty();

        said.complete(new Position(SOURCE, 5));

        assertThat(edge.got()).startsWith("HTTP/1.1 502 Bad Gateway~");
        assertThat(edge.ends()).containsExactly("- refused 502");
    }

    @Test
    void anAnswerThatWaitedHasThePositionThatTheDatabaseSaid() {
        asks(new PositionQuestions(() -> said));
        edge.sends(WRITE);
        legacyAnswers();
        said.complete(new Position(SOURCE, 5));

        assertThat(given()).isEqualTo(Ticket.of(new Position(SOURCE, 5)));
        assertThat(edge.got()).endsWith("~~legacy");
    }

    /// Most of them write nothing, and their group may know nothing of freshness.
    @Test
    void theAnswerToAnAmbiguousGetIsNotChangedAndItsTicketIsRemembered() {
        edge.sends("GET /events/7;odd=1 HTTP/1.1~Host: a~~");
        legacyAnswers();

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 6~~legacy");
        assertThat(lost.some()).isTrue();
    }

    @Test
    void aRequestThatCannotBeDecidedLeavesATicketToo() {
        edge.faultsOnDecision = true;
        edge.sends("POST /events/7 HTTP/1.1~Host: a~X-Banyan-Side: modern~X-Banyan-Token: good~Content-Length: 0~~");
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(given().time()).isEqualTo(edge.now);
    }

    @Test
    void aFaultWhileAViewIsLookedAtLeavesTheReadToLegacy() {
        faultsOnTime = true;
        edge.sends(READ);
        edge.client.runPendingTasks();
        faultsOnTime = false;
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(edge.modern.waiting()).isZero();
    }

    /// Only the views' answers say so; the client sees neither of them until its ticket is over.
    @Test
    void aTicketOfAnotherHistoryThatNobodyProvedLeavesOneThatNobodyPasses() {
        FreshnessState state = asks(null);
        Watermark other = new Watermark(SOURCE, new Position(SOURCE, 9), edge.now);
        state.shown(new AsOf(other, null, 0), Demand.NONE, state.asked(), edge.now.toEpochMilli());
        edge.sends(holding(Ticket.of(new Position(new Source(2), 5))));
        legacyAnswers();

        assertThat(given()).isEqualTo(Ticket.of(null, edge.now.plus(LIFE)));
    }

    @Test
    void aTicketStaysWhereNoHistoryIsKnown() {
        Ticket ticket = Ticket.of(new Position(new Source(2), 5));
        edge.sends(holding(ticket));
        legacyAnswers();

        assertThat(given()).isEqualTo(new Ticket(ticket.source(), ticket.position(), edge.now));
    }

    @Test
    void aReadGoesOnOnceItsClientsTicketIsFound() {
        asks(null, BY_KEY);
        edge.sends(READ);
        edge.client.runPendingTasks();
        assertThat(edge.modern.waiting()).isZero();

        foundByKey.complete(List.of(""));
        edge.client.runPendingTasks();
        edge.modern.accepted().sends(MODERN);

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 6~~modern");
        assertThat(edge.ends()).containsExactly("MODERN served 200");
    }

    @Test
    void aReadIsAnsweredByLegacyWhereItsClientsOtherDeviceHasWritten() {
        asks(null, BY_KEY);
        edge.sends(READ);
        foundByKey.complete(List.of("00000001 00000000000000000012 0000000000000000"));
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(reason()).isEqualTo(Reason.TICKET);
    }

    @Test
    void aReadWhoseLookUpIsLateIsAnsweredByLegacy() {
        asks(null, BY_KEY);
        edge.sends(READ);
        edge.client.advanceTimeBy(20, TimeUnit.MILLISECONDS);
        edge.client.runScheduledPendingTasks();
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(reason()).isEqualTo(Reason.TICKET);
    }

    @Test
    void aReadWhoseClientLeavesWhileItIsLookedUpIsAskedOfNobody() {
        asks(null, BY_KEY);
        edge.sends(READ);
        edge.client.ends();

        foundByKey.complete(List.of(""));
        edge.client.runPendingTasks();

        assertThat(edge.modern.waiting()).isZero();
        assertThat(edge.ends()).containsExactly("LEGACY cancelled 0");
    }

    @Test
    void theAnswerToAWriteWaitsUntilItsTicketIsKept() {
        asks(null, BY_KEY);
        edge.sends(WRITE);
        legacyAnswers();
        assertThat(edge.got()).isEmpty();
        assertThat(raised).hasSize(1);

        keptByKey.complete(null);

        assertThat(edge.got()).isEqualTo("HTTP/1.1 200 OK~Content-Length: 6~~legacy");
        assertThat(lost.some()).isFalse();
    }

    @Test
    void aWriteWhoseTicketIsNotKeptInTimeIsRememberedHere() {
        asks(null, BY_KEY);
        edge.sends(WRITE);
        legacyAnswers();
        edge.client.advanceTimeBy(20, TimeUnit.MILLISECONDS);
        edge.client.runScheduledPendingTasks();
        assertThat(edge.got()).endsWith("~~legacy");

        edge.sends(READ);
        foundByKey.complete(List.of(""));
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200", "LEGACY served 200");
        assertThat(reason()).isEqualTo(Reason.TICKET);
    }

    @Test
    void nobodyWaitsForAStoreThatHasFailed() {
        keptByKey.completeExceptionally(new IllegalStateException("away"));
        asks(null, BY_KEY);
        edge.sends(WRITE);
        legacyAnswers();

        assertThat(edge.got()).endsWith("~~legacy");
        edge.sends(READ);
        legacyAnswers();
        assertThat(reason()).isEqualTo(Reason.TICKET);
    }

    @Test
    void aWriteThatIsNotAnsweredIsKeptByKeyToo() {
        asks(null, BY_KEY);
        edge.sends(WRITE);
        edge.legacy.accepted().closes();

        assertThat(edge.got()).startsWith("HTTP/1.1 502 Bad Gateway~").doesNotContain("icket");
        assertThat(raised).hasSize(1);
    }

    /// Both may have to be waited for, one after the other.
    @Test
    void theTicketThatIsKeptHasThePositionThatTheDatabaseSaid() {
        asks(new PositionQuestions(() -> said), BY_KEY);
        edge.sends(WRITE);
        legacyAnswers();
        assertThat(raised).isEmpty();

        said.complete(new Position(SOURCE, 5));
        assertThat(edge.got()).isEmpty();
        keptByKey.complete(null);

        assertThat(edge.got()).endsWith("~~legacy");
        assertThat(raised).containsExactly("00000001 00000000000000000005 0000000000000000");
    }
}
