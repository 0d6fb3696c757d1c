package io.banyan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class IdentitiesTests {
    private static final Instant BEGIN = Instant.parse("2027-01-01T00:00:00Z");
    private static final Credential.Names ANN = names("ann");
    private static final Said SIGNED_OUT = new Said.Nothing(Unclear.SIGNED_OUT, "");
    private static final Said FAULT = new Said.Nothing(Unclear.STATUS, "status 500");

    private final Forgotten forgotten = new Forgotten();
    private final List<CompletableFuture<Said>> calls = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private @Nullable SigningKeys keys = SigningKeys.made(BEGIN);
    private boolean whole = true;
    private long millis = 5;
    private final Identities identities = kept(Duration.ofSeconds(10));

    private Identities kept(Duration ttl) {
        return new Identities(
                "events",
                RuleSketch.keptFor(ttl),
                new IdentityMeans(
                        forgotten,
                        now -> whole,
                        new Signing("banyan", () -> keys),
                        Runnable::run,
                        () -> BEGIN.plusMillis(millis),
                        () -> millis,
                        log::add));
    }

    private static Credential.Names names(String who) {
        return new Credential.Names(List.of(List.of("session of " + who, "the same by another key of " + who)));
    }

    private static Said person(String who) {
        return new Said.Person(JsonMapper.shared().createObjectNode().put("sub", who));
    }

    private CompletableFuture<Found> ask(Credential.Names who) {
        return identities.of(who, () -> {
            CompletableFuture<Said> call = new CompletableFuture<>();
            calls.add(call);
            return call;
        });
    }

    private String sub(CompletableFuture<Found> found) {
        return claims(found).get("sub") instanceof String sub ? sub : "nobody";
    }

    private static java.util.Map<String, Object> claims(CompletableFuture<Found> found) {
        try {
            assertThat(found.join()).isInstanceOf(Found.Token.class);
            return SignedJWT.parse(((Found.Token) found.join()).text())
                    .getJWTClaimsSet()
                    .getClaims();
        } catch (ParseException none) {
            throw new AssertionError(none);
        }
    }

    private void known(String who) {
        CompletableFuture<Found> found = ask(names(who));
        calls.removeLast().complete(person(who));
        assertThat(sub(found)).isEqualTo(who);
    }

    @Test
    void oneCallServesAllWhoAskMeanwhile() {
        CompletableFuture<Found> first = ask(ANN);
        CompletableFuture<Found> second = ask(ANN);

        assertThat(calls).hasSize(1);
        calls.getFirst().complete(person("ann"));
        assertThat(sub(first)).isEqualTo("ann");
        assertThat(second.join()).isEqualTo(first.join());
    }

    @Test
    void aTokenSaysForWhomItIsAndForHowLong() {
        known("ann");

        assertThat(claims(ask(ANN)))
                .containsEntry("iss", "banyan")
                .containsEntry("aud", List.of("events"))
                .containsEntry("iat", java.util.Date.from(BEGIN))
                .containsEntry("exp", java.util.Date.from(BEGIN.plusSeconds(30)))
                .containsKey("jti");
    }

    @Test
    void isKeptForItsTime() {
        known("ann");
        millis += 9_999;
        assertThat(ask(ANN)).isDone();
        millis += 1;

        assertThat(ask(ANN)).isNotDone();
        assertThat(calls).hasSize(1);
    }

    @Test
    void whatIsForgottenIsAskedAnew() {
        known("ann");
        known("ben");
        forgotten.forget(List.of("the same by another key of ann"));

        assertThat(ask(ANN)).isNotDone();
        assertThat(ask(names("ben"))).isDone();
    }

    /// It may be of before the write.
    @Test
    void whatWasAskedBeforeAWriteIsNeitherToldNorKept() {
        CompletableFuture<Found> before = ask(ANN);
        forgotten.forget(ANN.all());
        CompletableFuture<Found> after = ask(ANN);

        assertThat(calls).hasSize(2);
        calls.getFirst().complete(person("ann"));
        assertThat(before.join()).isEqualTo(new Found.None(Unclear.FORGOTTEN));
        assertThat(after).isNotDone();
        calls.getLast().complete(SIGNED_OUT);
        assertThat(after.join()).isEqualTo(new Found.None(Unclear.SIGNED_OUT));
        assertThat(ask(ANN).join()).isEqualTo(new Found.None(Unclear.SIGNED_OUT));
    }

    @Test
    void livesForOneSecondWhileTheFleetIsNotHeard() {
        known("ann");
        whole = false;
        millis += 999;
        assertThat(ask(ANN)).isDone();
        millis += 1;

        assertThat(ask(ANN)).isNotDone();
    }

    @Test
    void nobodyIsAnIdentityWithoutACall() {
        whole = false;

        assertThat(claims(identities.anonymous()))
                .containsEntry("anonymous", true)
                .doesNotContainKey("sub");
        assertThat(calls).isEmpty();
        Found first = identities.anonymous().join();
        millis += 9_999;
        assertThat(identities.anonymous().join()).isEqualTo(first);
        millis += 1;
        assertThat(identities.anonymous().join()).isNotEqualTo(first);
    }

    @Test
    void aLongKeptIdentityGetsFreshTokensWithoutACall() {
        Identities long60 = kept(Duration.ofMinutes(1));
        CompletableFuture<Said> call = CompletableFuture.completedFuture(person("ann"));
        Found first = long60.of(ANN, () -> call).join();
        millis += 10_000;

        Found second = long60.of(ANN, () -> CompletableFuture.failedFuture(new AssertionError("asked")))
                .join();

        assertThat(second).isInstanceOf(Found.Token.class).isNotEqualTo(first);
    }

    @Test
    void callsAreBoundedAndWhoeverIsTooManyDoesNotWait() {
        ask(names("a"));
        ask(names("b"));

        assertThat(ask(names("c")).join()).isEqualTo(new Found.None(Unclear.FULL));
        calls.getFirst().complete(person("a"));
        assertThat(ask(names("d"))).isNotDone();
    }

    @Test
    void whatIsUnclearIsAskedAgainAfterASecond() {
        CompletableFuture<Found> found = ask(ANN);
        calls.getFirst().complete(FAULT);
        assertThat(found.join()).isEqualTo(new Found.None(Unclear.STATUS));
        assertThat(ask(ANN)).isDone();
        millis += 1_000;

        assertThat(ask(ANN)).isNotDone();
        assertThat(calls).hasSize(2);
    }

    @Test
    void afterFiveFaultsInARowItIsLeftAloneForAWhile() {
        for (int n = 0; n < 5; n++) {
            ask(names("n" + n));
            calls.getLast().complete(FAULT);
        }

        assertThat(ask(ANN).join()).isEqualTo(new Found.None(Unclear.STATUS));
        assertThat(calls).hasSize(5);
        millis += 5_000;
        assertThat(ask(ANN)).isNotDone();
        assertThat(ask(names("ben"))).as("one tries").isDone();
        calls.getLast().complete(person("ann"));
        assertThat(ask(names("ben"))).isNotDone();
    }

    @Test
    void aFaultIsToldOnceWithWhatToDoAndItsEndToo() {
        for (int n = 0; n < 3; n++) {
            ask(names("n" + n));
            calls.getLast().complete(FAULT);
        }
        String says =
                "identity of events: GET /api/me of LEGACY has answered with status 500 since 00:00 UTC, so LEGACY"
                        + " answers the group's reads; let it answer 200 with JSON, and 401 where nobody has signed in, or name"
                        + " another under identity.from";
        assertThat(identities.notes().problem(BEGIN)).contains(says);
        known("ann");

        assertThat(log).containsExactly(says, "identity of events: LEGACY says again who asks");
        assertThat(identities.notes().problem(BEGIN)).isEmpty();
    }

    @Test
    void aFaultThatComesAndGoesIsToldOnceAMinute() {
        for (int n = 0; n < 3; n++) {
            ask(names("n" + n));
            calls.getLast().complete(FAULT);
            known("ann" + n);
        }

        assertThat(log).hasSize(2).last().asString().endsWith("LEGACY says again who asks");
    }

    @Test
    void withoutAKeyNobodyIsToldAnything() {
        keys = null;
        CompletableFuture<Found> found = ask(ANN);
        calls.getFirst().complete(person("ann"));

        assertThat(found.join()).isEqualTo(new Found.None(Unclear.NO_KEY));
    }

    @Test
    void anExceptionIsAFault() {
        assertThat(identities
                        .of(ANN, () -> {
                            throw new IllegalStateException("a fault that nobody expected");
                        })
                        .join())
                .isEqualTo(new Found.None(Unclear.FAILED));
        assertThat(ask(names("ben"))).as("its place is free").isNotDone();
        assertThat(ask(names("cleo"))).isNotDone();
    }
}
