package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.compare.CompareRules;
import io.banyan.identity.Forgotten;
import io.banyan.identity.Identities;
import io.banyan.identity.IdentityMeans;
import io.banyan.identity.RuleSketch;
import io.banyan.identity.Signing;
import io.banyan.identity.SigningKeys;
import io.banyan.shadow.ShadowRule;
import io.banyan.shadow.ShadowTally;
import io.banyan.shadow.ValueHash;
import io.banyan.split.Weight;
import io.banyan.upstream.EmbeddedUpstream.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Exchanges of a group whose MODERN is told who asks.
class IdentityExchangeTests {
    private static final String READ = "GET /events/7 HTTP/1.1~Host: a~Cookie: x=1; SID=s1~X-Banyan-Identity: forged~~";
    private static final String NOBODYS = "GET /events/7 HTTP/1.1~Host: a~x_banyan_identity: forged~~";
    private static final String WRITE = "POST /logout HTTP/1.1~Host: a~Cookie: SID=s1~Content-Length: 2~~hi";
    private static final String ANN = answer("Content-Type: application/json\r\n", "{\"id\":\"ann\"}");
    private static final String MODERN = answer("", "modern");
    private static final String LEGACY = answer("", "legacy");

    private final EdgeSketch edge = new EdgeSketch();
    private final Forgotten forgotten = new Forgotten();
    private final List<List<String>> told = new ArrayList<>();
    private final SigningKeys keys = SigningKeys.made(Instant.EPOCH);
    private final Identities events = new Identities(
            "events",
            RuleSketch.usual(),
            new IdentityMeans(
                    forgotten,
                    now -> true,
                    new Signing("here", () -> keys),
                    Runnable::run,
                    () -> edge.now,
                    () -> edge.now.toEpochMilli(),
                    says -> {}));

    private static String answer(String headers, String body) {
        return "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @BeforeEach
    void asksWho() {
        edge.asksWho(new Identity(
                Map.of("events", events),
                events.rule().key(),
                text -> List.of("h" + text.hashCode()),
                forgotten,
                told::add));
    }

    @AfterEach
    void everyPlaceIsLeft() {
        edge.client.ends();
        edge.client.finishAndReleaseAll();

        assertThat(edge.places()).isZero();
    }

    private void goesBy(long millis) {
        edge.client.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        edge.client.runPendingTasks();
    }

    private Wire said(String answer) {
        Wire wire = edge.legacy.accepted();
        wire.sends(answer);
        edge.client.runPendingTasks();
        return wire;
    }

    @Test
    void modernHearsWhoAsksFromLegacyAloneAndNotFromClients() {
        edge.sends(READ);
        Wire asked = said(ANN);
        Wire modern = edge.modern.accepted();
        modern.sends(MODERN);

        assertThat(asked.written())
                .startsWith("GET /api/me HTTP/1.1\r\n")
                .contains("\r\nHost: a\r\n", "\r\nCookie: SID=s1\r\n", "\r\nX-Banyan-Hop: here\r\n")
                .doesNotContain("x=1", "Identity");
        assertThat(modern.written())
                .containsPattern("\r\nX-Banyan-Identity: [A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{86}\r\n")
                .doesNotContain("forged");
        assertThat(edge.got()).endsWith("~Cache-Control: private~~modern");
        assertThat(edge.ends()).containsExactly("MODERN served 200");
    }

    @Test
    void whoHasNoCredentialIsNobodyAndLegacyIsNotAsked() {
        edge.sends(NOBODYS);
        Wire modern = edge.modern.accepted();
        modern.sends(MODERN);

        assertThat(edge.legacy.waiting()).isZero();
        assertThat(modern.written()).contains("\r\nX-Banyan-Identity: e").doesNotContain("forged");
    }

    @Test
    void aReadWaitsForItOnlyAWhile() {
        edge.sends(READ);
        Wire hangs = edge.legacy.accepted();
        goesBy(299);
        assertThat(edge.legacy.waiting() + edge.modern.waiting()).isZero();
        goesBy(1);

        said(LEGACY);
        assertThat(edge.got()).endsWith("~~legacy");
        assertThat(edge.ends()).containsExactly("LEGACY not-tried:identity 200");
        assertThat(hangs.open()).isTrue();
        goesBy(1_700);
        assertThat(hangs.open()).as("given up after two seconds").isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>",
                "nonsense\r\n\r\n"
            })
    void whatIsUnclearIsForLegacy(String answer) {
        edge.sends(READ);
        said(answer);
        Wire legacy = edge.legacy.waiting() > 0 ? edge.legacy.accepted() : null;
        if (legacy != null) {
            legacy.sends(LEGACY);
        }
        edge.client.runPendingTasks();

        assertThat(edge.modern.waiting()).isZero();
        assertThat(edge.ended.size() + edge.legacy.waiting()).isLessThanOrEqualTo(1);
    }

    @Test
    void moreThan64KbAreNotRead() {
        edge.sends(READ);
        Wire large = said("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10000000\r\n\r\n");
        large.sends("x".repeat(70_000));
        edge.client.runPendingTasks();

        assertThat(large.open()).isFalse();
        said(LEGACY);
        assertThat(edge.ends()).containsExactly("LEGACY not-tried:identity 200");
    }

    @Test
    void aWriteIsForgottenAboutBeforeItIsSentWhileItLastsAndAfterIt() {
        long before = forgotten.now();
        edge.sends(WRITE);
        Wire legacy = edge.legacy.accepted();
        assertThat(told).hasSize(1);
        assertThat(forgotten.since(told.getFirst(), before)).isTrue();

        goesBy(500);
        assertThat(told).hasSize(2);
        legacy.sends(LEGACY);
        edge.client.runPendingTasks();
        assertThat(told).hasSize(3);
        goesBy(5_000);
        assertThat(told).hasSize(3);
        assertThat(edge.got()).endsWith("~~legacy");
    }

    @Test
    void aWriteThatBreaksMayHaveBeenCarriedOut() {
        edge.sends(WRITE);
        edge.legacy.accepted().closes();

        assertThat(edge.got()).startsWith("HTTP/1.1 502 ");
        assertThat(told).hasSize(2);
    }

    @Test
    void aWriteWhoseClientGoesMayHaveBeenCarriedOut() {
        edge.sends(WRITE);
        edge.legacy.accepted();
        edge.client.ends();

        assertThat(told).hasSize(2);
        goesBy(1_000);
        assertThat(told).hasSize(2);
    }

    @Test
    void aPageOfLegacysMayBeALogOutAndItsPicturesAreNot() {
        edge.sends(READ.replace("/events/7", "/logout"));
        said(answer("Content-Type: text/html\r\n", "bye"));
        assertThat(told).hasSize(1);

        edge.sends(READ.replace("/events/7", "/logo.png"));
        Wire wire = edge.legacy.waiting() > 0 ? edge.legacy.accepted() : null;
        assertThat(wire).isNull();
    }

    @Test
    void anAssetIsNoLogOutUnlessItSetsACookie() {
        edge.sends(READ.replace("/events/7", "/logo.png"));
        said(answer("Content-Type: image/png\r\n", "png"));
        assertThat(told).isEmpty();
    }

    @Test
    void aReadOfLegacysThatSetsTheSessionAnewForgetsTheOldOne() {
        edge.weighs(io.banyan.split.Weight.NONE);
        edge.sends(READ);
        said(answer("Set-Cookie: x=2\r\nSet-Cookie: SID=s2; Path=/\r\n", "legacy"));

        assertThat(told).hasSize(1);
    }

    @Test
    void aReadOfLegacysForgetsNothing() {
        edge.weighs(io.banyan.split.Weight.NONE);
        edge.sends(READ);
        said(answer("Set-Cookie: SIDE=s2; Path=/\r\n", "legacy"));

        assertThat(told).isEmpty();
        assertThat(edge.ends()).containsExactly("LEGACY served 200");
    }

    @Test
    void whatModernSaysOfCachesStands() {
        edge.sends(NOBODYS);
        edge.modern.accepted().sends(answer("Cache-Control: public, max-age=60\r\n", "modern"));

        assertThat(edge.got()).contains("~Cache-Control: public, max-age=60~").doesNotContain("private");
    }

    @Test
    void copiesSayWhoAsksWhereTheyCarryCredentials() {
        ShadowTally tally = new ShadowTally(new ValueHash(new byte[32]));
        copies(tally, true);
        edge.sends(READ);
        said(once(LEGACY));
        Wire asked = said(once(ANN));
        Wire copy = edge.modern.accepted();

        assertThat(asked.written()).startsWith("GET /api/me HTTP/1.1\r\n").contains("\r\nCookie: SID=s1\r\n");
        assertThat(copy.written())
                .contains("\r\nX-Banyan-Shadow: 1\r\n")
                .containsPattern("\r\nX-Banyan-Identity: [A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{86}\r\n")
                .doesNotContain("forged");
        copy.sends(once(LEGACY));

        edge.client.runPendingTasks();
        edge.sends(READ.replace("s1", "s2"));
        said(once(LEGACY));
        said(once(answer("Content-Type: text/html\r\n", "<p>")));
        assertThat(edge.modern.waiting()).isZero();
        assertThat(tally.of("events").routes().getFirst().failures()).containsOnlyKeys("nobody could say who asks");
    }

    @Test
    void copiesWithoutCredentialsAreNobodys() {
        copies(new ShadowTally(new ValueHash(new byte[32])), false);
        edge.sends(READ);
        said(LEGACY);
        Wire copy = edge.modern.accepted();

        assertThat(edge.legacy.waiting()).isZero();
        assertThat(copy.written()).contains("\r\nX-Banyan-Identity: e").doesNotContain("forged", "SID");
        copy.sends(once(LEGACY));
        edge.client.runPendingTasks();
    }

    /// On a connection of its own.
    private static String once(String answer) {
        return answer.replace("200 OK", "200 OK\r\nConnection: close");
    }

    private void copies(ShadowTally tally, boolean credentials) {
        edge.weighs(Weight.NONE);
        ShadowRule rule =
                new ShadowRule(credentials, false, ShadowRule.Budget.NONE, Duration.ofSeconds(2), CompareRules.DEFAULT);
        edge.copies(Weight.ALL, rule, ShadowSketch.shadows(edge, tally));
    }
}
