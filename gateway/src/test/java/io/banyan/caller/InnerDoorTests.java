package io.banyan.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.banyan.caller.CallRefusal.Cause;
import io.banyan.caller.InnerDoor.Shown;
import io.banyan.route.Origin;
import io.banyan.way.CallerToken;
import io.banyan.way.GroupKeys;
import io.banyan.way.WayKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InnerDoorTests {
    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");
    private static final Duration LIMIT = Duration.ofMillis(800);
    private static final int MOST = 4;

    private Instant now = START;
    private final GroupKeys keys = new GroupKeys(List.of(WayKey.of(new byte[32])));
    private final Ways ways = new Ways("shop", () -> keys, () -> now, RandomGenerator.of("L64X128MixRandom"));
    private ListedCallers listed = listed(null, "orders", "prices", "stock", "gone");
    private final InnerDoor door = new InnerDoor(new CallerCheck(() -> listed, () -> keys, null), ways, MOST);
    private final CallRules rules = rules("orders>prices", "prices>stock", "stock>orders");

    @Test
    void letsADeclaredCallPassAndBeginsItsWay() {
        Onward onward = onward(admit("orders", null, "prices"));

        assertThat(onward.trail().caller()).isEqualTo("orders");
        assertThat(onward.trail().chain()).containsExactly("shop/orders", "shop/prices");
        assertThat(onward.trail().hops()).isEqualTo(1);
        assertThat(onward.deadline()).isEqualTo(Onward.NONE);
    }

    @Test
    void refusesAnUndeclaredCallWithTheLineToWrite() {
        CallRefusal refusal = refusal(admit("orders", null, "stock"));

        assertThat(refusal.cause()).isEqualTo(Cause.UNDECLARED);
        assertThat(refusal.cause().status()).isEqualTo(403);
        assertThat(refusal.detail()).contains("write  calls: [prices, stock]  in routes/orders.yaml");
    }

    @Test
    void refusesWhoeverShowsNoTokenOrTwoOrAWrongOne() {
        assertThat(refusal(door.admit(new Shown(List.of(), List.of()), "prices", rules, now))
                        .cause())
                .isEqualTo(Cause.CALLER);
        assertThat(refusal(door.admit(new Shown(List.of("a", "b"), List.of()), "prices", rules, now))
                        .detail())
                .contains("exactly once");
        assertThat(refusal(door.admit(new Shown(List.of("guess"), List.of()), "prices", rules, now))
                        .detail())
                .contains("not known here");
    }

    @Test
    void refusesTheTokenOfAGroupThatIsNoMoreAndAnExpiredOne() {
        assertThat(refusal(admit("gone", null, "prices")).detail())
                .contains("for the group gone, which has no route file here any more");

        listed = listed(START, "orders");
        assertThat(refusal(admit("orders", null, "prices")).detail()).contains("has expired");
    }

    @Test
    void tellsNobodyWithoutATokenWhatIsPublished() {
        assertThat(refusal(door.admit(new Shown(List.of(), List.of()), null, rules, now))
                        .cause())
                .isEqualTo(Cause.CALLER);
        assertThat(refusal(admit("orders", null, null)).cause()).isEqualTo(Cause.UNPUBLISHED);
    }

    @Test
    void takesATokenThatAHostGaveToItsFunction() {
        String token = new CallerToken("orders", "order-page", START.getEpochSecond() + 60)
                .write(keys.of("orders").getFirst());

        assertThat(door.admit(new Shown(List.of(token), List.of()), "prices", rules, now))
                .isInstanceOf(Onward.class);

        String forged = new CallerToken("orders", "order-page", START.getEpochSecond() + 60)
                .write(keys.of("prices").getFirst());
        assertThat(refusal(door.admit(new Shown(List.of(forged), List.of()), "prices", rules, now))
                        .cause())
                .isEqualTo(Cause.CALLER);
    }

    @Test
    void refusesARingAtTheFirstGroupThatComesAgainAndNamesIt() {
        String atOrders = sealed(ways.outside("orders"));
        Onward toPrices = onward(admit("orders", atOrders, "prices"));
        Onward toStock = onward(admit("prices", sealed(toPrices), "stock"));

        CallRefusal refusal = refusal(admit("stock", sealed(toStock), "orders"));

        assertThat(toStock.trail().hops()).isEqualTo(2);
        assertThat(toStock.trail().root()).isEqualTo(toPrices.trail().root()).startsWith("o");
        assertThat(refusal.cause()).isEqualTo(Cause.LOOP);
        assertThat(refusal.cause().status()).isEqualTo(508);
        assertThat(refusal.detail()).contains("shop/orders → shop/prices → shop/stock → shop/orders");
    }

    @Test
    void refusesTheCallBehindTheMostAndLetsTheTimeShrinkAtEachHop() {
        CallRules chain = chain(20);
        listed = listed(null, chain.groups().keySet().toArray(String[]::new));
        String way = sealed(ways.outside("g00"));
        long left = LIMIT.toMillis();
        int reached = 0;

        Admission next = admit("g00", way, "g01", chain);
        while (next instanceof Onward onward) {
            reached = onward.trail().hops();
            assertThat(onward.deadline() - now.toEpochMilli()).isLessThan(left);
            left = onward.deadline() - now.toEpochMilli();
            now = now.plusMillis(5);
            next = admit("g%02d".formatted(reached), sealed(onward), "g%02d".formatted(reached + 1), chain);
        }

        assertThat(reached).isEqualTo(MOST);
        assertThat(refusal(next).cause()).isEqualTo(Cause.TOO_DEEP);
        assertThat(refusal(next).cause().status()).isEqualTo(508);
        assertThat(left).isLessThan(LIMIT.toMillis() - 4 * 5).isPositive();
    }

    @Test
    void refusesACallThatNobodyWaitsForAnyMore() {
        String way = sealed(ways.outside("orders"));
        now = START.plus(LIMIT).plusMillis(1);

        CallRefusal refusal = refusal(admit("orders", way, "prices"));

        assertThat(refusal.cause()).isEqualTo(Cause.OUT_OF_TIME);
        assertThat(refusal.cause().status()).isEqualTo(504);
    }

    @Test
    void refusesAWayThatWasGivenToAnotherGroupOrIsTooOldOrForged() {
        String ofPrices = sealed(ways.outside("prices"));
        String forged = new Ways(
                        "shop",
                        () -> new GroupKeys(List.of(WayKey.of("x".repeat(32).getBytes(StandardCharsets.US_ASCII)))),
                        () -> now,
                        RandomGenerator.of("L64X128MixRandom"))
                .sealed(ways.outside("orders"), LIMIT, "GET", "/");

        assertThat(refusal(admit("orders", ofPrices, "prices")).cause()).isEqualTo(Cause.WAY);
        assertThat(refusal(admit("orders", forged, "prices")).detail()).contains("not signed with a key");
        String old = sealed(ways.outside("orders"));
        now = START.plusSeconds(91);
        assertThat(refusal(admit("orders", old, "prices")).cause()).isEqualTo(Cause.WAY);
    }

    @Test
    void refusesACallOfTheCallersOwnGroup() {
        assertThat(refusal(admit("orders", null, "orders")).cause()).isEqualTo(Cause.LOOP);
    }

    @Test
    void writesWaysThatAnyLibraryForJsonWebTokensReads() throws Exception {
        String way = sealed(ways.outside("orders"));
        byte[] key = Base64.getDecoder().decode(keys.of("orders").getFirst().text());

        SignedJWT read = SignedJWT.parse(way);

        assertThat(read.verify(new MACVerifier(key))).isTrue();
        assertThat(read.getJWTClaimsSet().getIssuer()).isEqualTo("shop");
        assertThat(read.getJWTClaimsSet().getAudience()).containsExactly("orders");
        assertThat(read.getJWTClaimsSet().getSubject()).isEqualTo("outside");
        assertThat(read.getJWTClaimsSet().getExpirationTime()).isEqualTo(START.plusSeconds(30));
        assertThat(read.getJWTClaimsSet().getLongClaim("left")).isEqualTo(800);
    }

    private String sealed(Onward onward) {
        return ways.sealed(onward, LIMIT, "GET", "/");
    }

    private Admission admit(String caller, @Nullable String way, @Nullable String group) {
        return admit(caller, way, group, rules);
    }

    private Admission admit(String caller, @Nullable String way, @Nullable String group, CallRules by) {
        return door.admit(
                new Shown(List.of("token-" + caller), way == null ? List.of() : List.of(way)), group, by, now);
    }

    private static Onward onward(Admission admission) {
        assertThat(admission).isInstanceOf(Onward.class);
        return (Onward) admission;
    }

    private static CallRefusal refusal(Admission admission) {
        assertThat(admission).isInstanceOf(CallRefusal.class);
        return (CallRefusal) admission;
    }

    static CallRules chain(int groups) {
        String[] calls = new String[groups];
        for (int i = 0; i < groups; i++) {
            calls[i] = "g%02d>g%02d".formatted(i, (i + 1) % groups);
        }
        return rules(calls);
    }

    /// Each group and the one that it calls.
    static CallRules rules(String... calls) {
        Map<String, CallRule> rules = new HashMap<>();
        for (String call : calls) {
            String[] pair = call.split(">", 2);
            Origin at = new Origin("routes/" + pair[0] + ".yaml", 5);
            rules.put(pair[0], new CallRule(pair[0], Map.of(pair[1], at), Set.of(), at));
        }
        Collection<CallRule> all = rules.values();
        return CallRules.of(all);
    }

    private static ListedCallers listed(@Nullable Instant expires, String... groups) {
        return new ListedCallers(List.of(groups).stream()
                .map(group -> new ListedCaller(group + "-service", group, sha256("token-" + group), expires))
                .toList());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
