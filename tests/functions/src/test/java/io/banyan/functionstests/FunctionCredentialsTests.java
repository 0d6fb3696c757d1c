package io.banyan.functionstests;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Load;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Operator;
import io.banyan.testkit.Requests;
import io.banyan.testkit.Shot;
import io.banyan.testkit.StubUpstream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Readers of a group whose MODERN is a function on AWS, while the credentials for it are missing, expire, are wrong,
/// or the clock is off: LEGACY answers, one line says which of them it is, and MODERN comes back by itself.
class FunctionCredentialsTests {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int PER_SECOND = FullNumbers.pick(50, 200);
    /// Sent in each trouble after it is told.
    private static final int READS = FullNumbers.pick(25, 2_000);
    private static final int MEMBERS = 100;
    private static final Duration TOLD = Duration.ofSeconds(30);
    /// The places are asked again after up to a minute.
    private static final Duration BACK = Duration.ofSeconds(90);
    private static final Duration LASTS = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofSeconds(7);
    private static final Duration OFF = Duration.ofMinutes(10);

    private final List<AccessKey> keys = new ArrayList<>();
    private final StringBuilder seen = new StringBuilder();
    private final Measured measured = Measured.as("function-credentials");
    private final StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
    private final StubCredentials places = new StubCredentials();
    private final StubAws aws = new StubAws();
    private final GatewayProcess gateway = GatewaySetup.facing(legacy.url())
            .option("--access-log", "-")
            .group(
                    "events",
                    GroupText.of("events")
                            .modern("lambda:events-page:live", "breaker: { open: 100ms }")
                            .modernLine("lambda: { region: eu-west-1, endpoint: \"" + aws.endpoint() + "\" }")
                            .weight("100%")
                            .line("sticky: [header:X-Member-Id]")
                            .route("event", "/events/{id}")
                            .yaml())
            .startProcess(places.jvmOptions().toArray(String[]::new));
    private final Load load = Load.start(gateway.port(), PER_SECOND, FunctionCredentialsTests::request);

    @AfterEach
    void stop() {
        load.close();
        gateway.close();
        aws.close();
        places.close();
        legacy.close();
    }

    private static String request(int number) {
        return Requests.get("/events/" + number, "X-Member-Id: m" + number % MEMBERS);
    }

    @Test
    void noReaderSeesAnErrorAndOneLineSaysWhatIsWrong() {
        legacyAnswers("missing", "no AWS credentials were found in", "this container has no role");
        AccessKey shortly = key(SHORT);
        modernComesBack();
        places.fails(shortly.secret() + " of " + shortly.session());
        legacyAnswers("expired, and no newer ones", "the AWS credentials expired at " + shortly.ends());

        AccessKey first = key(LASTS);
        modernComesBack();
        aws.knows(first.withOtherSecret());
        legacyAnswers("a wrong secret", "AWS does not accept the credentials (403); check the access key");

        AccessKey second = key(LASTS);
        modernComesBack();
        aws.knows(second.ending(CLOCK.instant()));
        legacyAnswers("a session that AWS ended", "AWS says that the credentials have expired");

        AccessKey third = key(LASTS);
        modernComesBack();
        aws.clockIsAhead(OFF);
        legacyAnswers("a clock 10 minutes behind", "this machine's clock is off by minutes; set it by NTP");
        if (FullNumbers.on()) {
            goesOn(third);
        }
        aws.clockIsAhead(Duration.ZERO);
        modernComesBack();

        List<Shot> shots = load.stop();
        assertThat(shots).allMatch(Shot::ok).allMatch(shot -> !shot.side().isEmpty());
        assertNoSecretIsTold();
        measured.figure("reads, each answered with 200", shots.size())
                .figure(
                        "by MODERN",
                        shots.stream()
                                .filter(FunctionCredentialsTests::isModern)
                                .count())
                .append();
    }

    private void goesOn(AccessKey key) {
        aws.clockIsAhead(Duration.ZERO);
        modernComesBack();
        aws.clockIsAhead(OFF.negated());
        legacyAnswers("a clock 10 minutes ahead", "this machine's clock is off by minutes; set it by NTP");
        aws.clockIsAhead(Duration.ZERO);
        modernComesBack();
        aws.forgets(key);
        legacyAnswers("a key that AWS does not know", "AWS does not accept the credentials (403)");
        aws.knows(key);
    }

    /// A key that AWS knows and the container gets from now on.
    private AccessKey key(Duration lasts) {
        AccessKey key = AccessKey.until(CLOCK.instant().plus(lasts));
        keys.add(key);
        aws.knows(key);
        places.hands(key);
        return key;
    }

    private static boolean isModern(Shot shot) {
        return shot.side().equals("modern");
    }

    private void modernComesBack() {
        long since = System.nanoTime();
        Await.until("MODERN answers again", BACK, () -> load.soFar().stream()
                .anyMatch(shot -> shot.sent() > since && isModern(shot)));
    }

    /// Status, health and log say it, and all reads are answered by LEGACY. The log has one line; a call that was under
    /// way when the trouble began may have ended the first.
    private void legacyAnswers(String trouble, String... says) {
        int from = gateway.output().length();
        for (String part : says) {
            Await.until("status says " + part, TOLD, () -> status().contains(part));
            Await.until("the log says " + part, TOLD, () -> gateway.output()
                    .substring(from)
                    .contains(part));
        }
        long since = System.nanoTime();
        load.awaitMore(READS);
        List<Shot> shots =
                load.soFar().stream().filter(shot -> shot.sent() > since).toList();

        assertThat(shots)
                .as(trouble)
                .isNotEmpty()
                .allMatch(shot -> shot.ok() && shot.side().equals("legacy"));
        assertThat(health()).as(trouble).contains(says[0]);
        assertThat(gateway.output().substring(from).lines().filter(line -> line.contains(" WARN ")))
                .as(trouble)
                .hasSizeBetween(1, 2)
                .allSatisfy(line ->
                        assertThat(line).contains("lambda:events-page:live: ").contains(says));
        seen.append(status())
                .append(health())
                .append(told("/actuator/prometheus"))
                .append(told("/api/v1/groups"));
        seen.append(Operator.of(gateway)
                .send("POST", "/api/v1/groups/events/doctor", "{}")
                .text());
        measured.figure(trouble, shots.size() + " reads after it was told, all by LEGACY");
    }

    private String status() {
        return told("/api/v1/status");
    }

    private String health() {
        return told("/actuator/health");
    }

    private String told(String path) {
        return gateway.admin().get(path).text();
    }

    private void assertNoSecretIsTold() {
        String all = seen + told("/api/v1/audit") + gateway.output();
        assertThat(all).doesNotContain(StubCredentials.TOKEN);
        for (AccessKey key : keys) {
            assertThat(all).doesNotContain(key.secret(), key.session());
        }
        assertThat(aws.signatures()).isNotEmpty();
        for (String signature : aws.signatures()) {
            assertThat(all.contains(signature)).as("a signature").isFalse();
        }
    }
}
