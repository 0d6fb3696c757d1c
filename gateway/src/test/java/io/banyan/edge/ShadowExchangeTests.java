package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.freshness.FreshnessRule;
import io.banyan.freshness.FreshnessRule.Carried;
import io.banyan.freshness.FreshnessRule.Limits;
import io.banyan.freshness.FreshnessRule.Positions;
import io.banyan.route.Side;
import io.banyan.shadow.Noise;
import io.banyan.shadow.ShadowRule.Budget;
import io.banyan.shadow.ShadowTally.OfRoute;
import io.banyan.split.Weight;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Reads that are copied for the side that did not answer them.
class ShadowExchangeTests extends ShadowSketch {
    @Test
    void goToTheSideThatDidNotAnswerOnceTheAnswerIsDecided() {
        edge.sends(READ);
        edge.client.runPendingTasks();
        assertThat(edge.modern.waiting()).isZero();

        said(Side.LEGACY, WIEN);
        Wire copy = said(Side.MODERN, ULM);

        assertThat(edge.got()).endsWith("~~{\"city\":\"Wien\"}");
        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(copy.written())
                .startsWith("GET /events/7?q=1 HTTP/1.1\r\n")
                .contains("\r\nX-Banyan-Shadow: 1\r\n", "\r\nAccept: */*\r\n")
                .doesNotContain("Cookie", "Authorization", "If-None-Match");
        OfRoute route = tally.of("events").routes().getFirst();
        assertThat(route.verdicts()).isEqualTo(Map.of("mismatched", 1L));
        assertThat(route.pointers()).hasSize(1).first().satisfies(one -> {
            assertThat(one.pointer()).isEqualTo("/city");
            assertThat(one.examples().toString()).contains("#").doesNotContain("Wien", "Ulm", "/events/7");
        });
        assertThat(edge.shadowed).containsExactly("events/event mismatched");
        assertThat(copied).singleElement().satisfies(read -> {
            assertThat(read.group() + " " + read.route() + " " + read.target() + " " + read.to())
                    .isEqualTo("events event /events/7?q=1 MODERN");
        });
    }

    @Test
    void areTimedOnceTheGatewayIsWarmAndWhileItIsNotLate() {
        for (int read = 0; read < Shadows.COLD; read++) {
            asked();
        }
        assertThat(copied).hasSize(Shadows.COLD).allMatch(read -> read.headNanos() == -1);

        asked();
        assertThat(copied.getLast().headNanos()).isNotNegative();
        late = true;
        asked();
        assertThat(copied.getLast().headNanos()).isEqualTo(-1);
        late = false;
        asked();
        assertThat(copied.getLast().headNanos()).isNotNegative();
    }

    private void asked() {
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        said(Side.MODERN, WIEN);
    }

    @Test
    void matchWhereBothMeanTheSame() {
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        said(Side.MODERN, json("{ \"city\" : \"\\u0057ien\" }"));

        assertThat(edge.shadowed).containsExactly("events/event matched");
    }

    /// A redirect to MODERN's own name goes out with the client's.
    @Test
    void areComparedByTheUrlsThatClientsGet() {
        String there = "HTTP/1.1 302 Found\r\nLocation: http://%s/b\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        edge.sends(READ);
        said(Side.LEGACY, there.formatted("a"));
        said(Side.MODERN, there.formatted("view:8080"));

        assertThat(edge.shadowed).containsExactly("events/event matched");
    }

    @Test
    void carryCredentialsWhereTheFileSaysSo() {
        copies(rule(true, false, Budget.NONE));
        edge.sends(READ);
        said(Side.LEGACY, WIEN);

        assertThat(said(Side.MODERN, WIEN).written()).contains("Cookie: SID=s1", "Authorization: Basic x");
    }

    @Test
    void goToLegacyOnlyWhereTheFileSaysSo() {
        edge.weighs(Weight.ALL);
        edge.sends(READ);
        said(Side.MODERN, WIEN);
        assertThat(edge.legacy.waiting()).isZero();

        copies(rule(false, true, Budget.NONE));
        edge.sends(READ);
        said(Side.MODERN, WIEN);
        said(Side.LEGACY, ULM);
        assertThat(edge.shadowed).containsExactly("events/event mismatched");
    }

    /// Else few would be left to compare by the time when most reads are MODERN's.
    @Test
    void takeNoPlaceOfOthersWhereTheyCannotBeMade() {
        edge.weighs(Weight.ALL);
        for (int i = 0; i < 2_000; i++) {
            edge.sends(READ);
            said(Side.MODERN, WIEN);
        }
        assertThat(tally.of("events").drift()).isNull();

        edge.weighs(Weight.NONE);
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        said(Side.MODERN, WIEN);
        assertThat(edge.shadowed).containsExactly("events/event matched");
    }

    @Test
    void goToLegacyAgainToLearnItsNoise() {
        copies(rule(true, true, Budget.NONE));
        for (int i = 0; i < Noise.LEARNT; i++) {
            edge.sends(READ);
            said(Side.LEGACY, json("{\"at\":" + i + "}"));
            Wire again = said(Side.LEGACY, json("{\"at\":-1}"));
            assertThat(again.written()).contains("X-Banyan-Shadow: 1", "Cookie: SID=s1");
        }
        assertThat(edge.modern.waiting()).isZero();
        assertThat(edge.shadowed).hasSize(Noise.LEARNT).containsOnly("events/event repeat");
        chance = 99;
        edge.sends(READ);
        said(Side.LEGACY, json("{\"at\":3}"));
        said(Side.MODERN, json("{\"at\":4}"));

        assertThat(edge.shadowed.getLast()).isEqualTo("events/event ignored");
        assertThat(tally.of("events").routes().getFirst().noise())
                .extracting(one -> one.pointer())
                .containsExactly("/at");
    }

    /// A copy without the client's cookies differs for another reason.
    @Test
    void learnNoNoiseFromReadsWhoseCredentialsStayBehind() {
        copies(rule(false, true, Budget.NONE));
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        said(Side.MODERN, WIEN);
        edge.sends("GET /events/7 HTTP/1.1~Host: a~~");
        said(Side.LEGACY, WIEN);
        said(Side.LEGACY, WIEN);

        assertThat(edge.shadowed).containsExactly("events/event matched", "events/event repeat");
    }

    @Test
    void areCountedAgainstTheShareThatIsAsked() {
        edge.copies(new Weight(5_000), rule(false, false, Budget.NONE), Objects.requireNonNull(shadows));
        chance = 5_000;
        for (int i = 0; i < 2_000; i++) {
            edge.sends(READ);
            said(Side.LEGACY, WIEN);
        }

        assertThat(edge.shadowed).isEmpty();
        assertThat(tally.of("events").drift()).contains(" 0 copies came to a result where 1,000 were due ");
    }

    /// Nobody's second answer is worth a client's wait.
    @Test
    void hurtNoClientWhateverBecomesOfThem() {
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        edge.client.runPendingTasks();
        Wire hangs = edge.modern.accepted();
        edge.client.advanceTimeBy(2_001, TimeUnit.MILLISECONDS);
        edge.client.runPendingTasks();
        assertThat(hangs.open()).as("given up after its own time").isFalse();

        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        said(Side.MODERN, "nonsense\r\n\r\n");
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        said(Side.MODERN, "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n");

        assertThat(edge.ends()).hasSize(3).containsOnly("LEGACY served 200");
        assertThat(tally.of("events").routes().getFirst().failures())
                .containsOnlyKeys(
                        "MODERN gave no whole answer within 2000 ms",
                        "MODERN failed: malformed",
                        "MODERN answered 500");
    }

    /// It was stopped for a while and goes on: what came meanwhile is still to be read.
    @Test
    void failNobodyForTheTimeThatTheGatewayStoodStill() {
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        edge.client.runPendingTasks();
        Wire copy = edge.modern.accepted();
        edge.now = edge.now.plusSeconds(9);
        edge.client.advanceTimeBy(2_001, TimeUnit.MILLISECONDS);
        edge.client.runPendingTasks();

        assertThat(copy.open()).isTrue();
        copy.sends(WIEN);
        edge.client.runPendingTasks();
        assertThat(edge.shadowed).containsExactly("events/event matched");
    }

    @Test
    void areGivenUpWhereTheClientsAnswerIsCut() {
        edge.sends(READ);
        said(Side.LEGACY, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{").closes();
        edge.client.runPendingTasks();

        assertThat(tally.of("events").notCompared()).isEqualTo(Map.of("cut", 1L));
    }

    /// Asked at once, a view could never prove that it is as new.
    @Test
    void giveAViewTheTimeToCatchUp() {
        edge.proves(new FreshnessRule("events", Limits.DEFAULT, Carried.DEFAULT, Positions.DEFAULT, false, Set.of()));
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        edge.client.advanceTimeBy(499, TimeUnit.MILLISECONDS);
        edge.client.runPendingTasks();
        assertThat(edge.modern.waiting()).isZero();
        edge.client.advanceTimeBy(1, TimeUnit.MILLISECONDS);

        String asOf = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nBanyan-As-Of: \"7c1f00aa\";time=%s\r\n"
                + "Connection: close\r\nContent-Length: 2\r\n\r\n[]";
        said(Side.MODERN, asOf.formatted(edge.now.getEpochSecond() + ".199"));
        edge.sends(READ);
        said(Side.LEGACY, WIEN);
        edge.client.advanceTimeBy(500, TimeUnit.MILLISECONDS);
        said(Side.MODERN, asOf.formatted(edge.now.getEpochSecond() + ".200"));

        assertThat(edge.shadowed).containsExactly("events/event lagging", "events/event mismatched");
    }

    /// Every answer looks old to it, and those that differ do not count: nor may the others.
    @Test
    void sayNothingOfMismatchesToAGatewayWhoseClockIsAhead() {
        edge.proves(new FreshnessRule("events", Limits.DEFAULT, Carried.DEFAULT, Positions.DEFAULT, false, Set.of()));
        long now = edge.now.getEpochSecond();
        edge.now = edge.now.plusSeconds(300);
        for (String body : List.of("[]", "{}")) {
            edge.sends(READ);
            said(Side.LEGACY, json("[]"));
            edge.client.advanceTimeBy(500, TimeUnit.MILLISECONDS);
            said(
                    Side.MODERN,
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 2\r\n"
                            + "Banyan-As-Of: \"7c1f00aa\";time=" + now + ".900\r\n\r\n" + body);
        }

        assertThat(edge.shadowed).containsExactly("events/event matched", "events/event lagging");
        assertThat(copied).hasSize(2).allMatch(read -> read.judged().behind());
    }

    @Test
    void areNoneOfWhatShowsNothing() {
        edge.sends(READ);
        said(Side.LEGACY, "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n");
        edge.sends("POST /events/7 HTTP/1.1~Host: a~Content-Length: 0~~");
        said(Side.LEGACY, WIEN);
        edge.sends("GET /other HTTP/1.1~Host: a~~");
        said(Side.LEGACY, WIEN);

        assertThat(edge.modern.waiting()).isZero();
        assertThat(edge.shadowed).isEmpty();
    }
}
