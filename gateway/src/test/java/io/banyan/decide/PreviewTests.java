package io.banyan.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.live.LiveSketch;
import io.banyan.route.RouteSketch;
import io.banyan.route.Side;
import io.banyan.split.ClientAddress;
import io.banyan.split.Weight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreviewTests {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SECRET = "a-long-secret";
    private static final RulesSketch NONE =
            RulesSketch.of(RouteSketch.of("event", "/events/{id}")).at("0%");
    private static final RulesSketch ALL = NONE.at("100%");

    private Instant now = NOON;
    private final PreviewTokens tokens = new PreviewTokens(List.of(
            new PreviewToken(PreviewTokens.sha256(SECRET), Set.of("g"), NOON.plusSeconds(3600)),
            new PreviewToken(PreviewTokens.sha256("others"), Set.of("orders"), NOON.plusSeconds(3600)),
            new PreviewToken(PreviewTokens.sha256("every"), Set.of("*"), NOON.plusSeconds(3600))));
    private final PreviewCheck check = new PreviewDoor(() -> tokens, new PreviewAttempts(), () -> now);

    @Test
    void aGoodTokenChoosesItsSideAgainstTheWeight() {
        Decision modern = decide(NONE, asking("modern", SECRET));
        Decision legacy = decide(ALL, asking("legacy", "every"));

        assertThat(modern).extracting(Decision::side, Decision::reason).containsExactly(Side.MODERN, Reason.PREVIEW);
        assertThat(modern.mayFallBack()).isFalse();
        assertThat(legacy).extracting(Decision::side, Decision::reason).containsExactly(Side.LEGACY, Reason.PREVIEW);
    }

    @Test
    void aRequestThatAsksForNoSideNeverNotices() {
        assertIgnored(ARequest.get("/events/7").with("X-Banyan-Token", SECRET));
        assertIgnored(ARequest.get("/events/7").with("X-Banyan-Token", "wrong"));
        assertIgnored(ARequest.get("/events/7").with("X-Banyan-Side", "modern"));
    }

    @Test
    void whoAsksForASideAndGetsNoneIsToldWhy() {
        assertThat(denied(asking("modern", "wrong"))).isEqualTo(PreviewDenial.TOKEN_UNKNOWN);
        assertThat(denied(asking("modern", "others"))).isEqualTo(PreviewDenial.OTHER_GROUP);
        assertThat(denied(asking("Modern", SECRET))).isEqualTo(PreviewDenial.SIDE_UNKNOWN);
        assertThat(denied(asking("modern", SECRET).with("X-Banyan-Side", "modern")))
                .isEqualTo(PreviewDenial.SIDE_UNKNOWN);
        assertThat(denied(asking("modern", SECRET).with("X-Banyan-Token", SECRET)))
                .isEqualTo(PreviewDenial.TOKEN_REPEATED);
        assertThat(denied(asking("Modern", "wrong"))).isEqualTo(PreviewDenial.TOKEN_UNKNOWN);
    }

    @Test
    void nobodyAnswersWhoIsDenied() {
        Decision denied = decide(ALL, asking("modern", "wrong"));

        assertThat(denied.reason()).isEqualTo(Reason.PREVIEW);
        assertThat(denied.side()).isEqualTo(Side.LEGACY);
        assertThat(denied.mayFallBack()).isFalse();
    }

    @Test
    void anExpiredTokenSaysSo() {
        now = NOON.plusSeconds(3600);

        assertThat(denied(asking("modern", SECRET))).isEqualTo(PreviewDenial.TOKEN_EXPIRED);
    }

    @Test
    void obeysKillAmbiguityAndWrites() {
        RulesSketch killed = NONE.in(LiveSketch.group(1, Weight.ALL, Map.of(), true));

        assertThat(decide(killed, asking("modern", SECRET)).reason()).isEqualTo(Reason.KILLED);
        assertThat(decide(NONE, asking("modern", SECRET).withBody()).reason()).isEqualTo(Reason.AMBIGUOUS);
        assertThat(Decider.decide(
                                NONE.rules(),
                                ARequest.of("POST", "/events/7")
                                        .with("X-Banyan-Side", "modern")
                                        .with("X-Banyan-Token", SECRET),
                                check)
                        .side())
                .isEqualTo(Side.LEGACY);
    }

    @Test
    void tenFailuresAMinuteShutAnAddressOut() {
        for (int i = 0; i < 10; i++) {
            assertThat(decide(NONE, asking("modern", SECRET)).reason()).isEqualTo(Reason.PREVIEW);
            assertThat(denied(asking("modern", "guess-" + i))).isEqualTo(PreviewDenial.TOKEN_UNKNOWN);
        }

        assertThat(denied(asking("modern", SECRET))).isEqualTo(PreviewDenial.TOO_MANY_FAILURES);
        assertThat(decide(NONE, asking("modern", SECRET).from("192.0.2.9")).reason())
                .isEqualTo(Reason.PREVIEW);
        now = NOON.plusSeconds(60);
        assertThat(decide(NONE, asking("modern", SECRET)).reason()).isEqualTo(Reason.PREVIEW);
    }

    @Test
    void remembersABoundedNumberOfAddresses() {
        PreviewAttempts attempts = new PreviewAttempts();

        for (int i = 0; i < PreviewAttempts.ADDRESSES + 500; i++) {
            attempts.failed("10.1." + i / 250 + "." + i % 250, NOON);
        }

        assertThat(attempts.addresses()).isEqualTo(PreviewAttempts.ADDRESSES);
    }

    @Test
    void countsAnIpv6HouseholdAsOneAddress() {
        PreviewAttempts attempts = new PreviewAttempts();

        for (int i = 0; i < 10; i++) {
            attempts.failed(ClientAddress.of("2001:db8::" + i).network(), NOON);
        }

        assertThat(attempts.mayTry(ClientAddress.of("2001:db8::ffff").network(), NOON))
                .isFalse();
    }

    @Test
    void keepsOnlyHashes() {
        assertThat(PreviewTokens.sha256("abc"))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThatThrownBy(() -> new PreviewToken("abc", Set.of(), NOON))
                .hasMessage("a SHA-256 hash is 64 hexadecimal digits");
    }

    @Test
    void withoutTokensNobodyMayAndNoAttemptCounts() {
        AtomicReference<PreviewTokens> inForce = new AtomicReference<>(PreviewTokens.NONE);
        PreviewCheck door = new PreviewDoor(inForce::get, new PreviewAttempts(), () -> now);

        for (int i = 0; i <= PreviewAttempts.FAILURES; i++) {
            assertThat(door.denied(SECRET, "g", "203.0.113.7")).isEqualTo(PreviewDenial.OFF);
        }
        inForce.set(tokens);

        assertThat(door.denied(SECRET, "g", "203.0.113.7")).isNull();
    }

    private void assertIgnored(ARequest request) {
        assertThat(decide(NONE, request)).isEqualTo(Decider.decide(NONE.rules(), ARequest.get("/events/7")));
    }

    private @Nullable PreviewDenial denied(ARequest request) {
        return decide(NONE, request).denied();
    }

    private Decision decide(RulesSketch rules, ARequest request) {
        return Decider.decide(rules.rules(), request, check);
    }

    private static ARequest asking(String side, String token) {
        return ARequest.get("/events/7").with("X-Banyan-Side", side).with("X-Banyan-Token", token);
    }
}
