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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers of a group whose MODERN is a function on AWS, while the credentials for it are missing, expire, are wrong,
/// or the clock is off: LEGACY answers, one line says which of them it is, and MODERN comes back by itself.
class FunctionCredentialsTests {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int PER_SECOND = FullNumbers.pick(50, 200);
    /// Sent in each trouble after it is told, and answered by MODERN after each.
    private static final int READS = FullNumbers.pick(25, 1_000);

    private static final int MEMBERS = 100;
    private static final Duration TOLD = Duration.ofSeconds(30);
    /// The places are asked again after up to a minute.
    private static final Duration BACK = Duration.ofSeconds(90);

    private static final Duration LASTS = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofSeconds(FullNumbers.pick(10, 25));
    private static final Duration OFF = Duration.ofMinutes(10);
    private static final String WHO = "lambda:events-page: ";

    private final List<AccessKey> keys = new ArrayList<>();
    private final StringBuilder seen = new StringBuilder();
    private final Measured measured = Measured.as("function-credentials");
    private final StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
    private final StubCredentials places = new StubCredentials();
    private final StubAws aws = new StubAws();
    private final Path accessLog;
    private final GatewayProcess gateway;
    private final Load load;
    /// Where the log of the trouble under way begins.
    private int from;

    FunctionCredentialsTests(@TempDir Path folder) {
        accessLog = folder.resolve("access.log");
        gateway = GatewaySetup.facing(legacy.url())
                .option("--access-log", accessLog.toString())
                .group(
                        "events",
                        GroupText.of("events")
                                .modern("lambda:events-page", "breaker: { open: 100ms }")
                                .modernLine("lambda: { region: eu-west-1, endpoint: \"" + aws.endpoint() + "\" }")
                                .weight("100%")
                                .line("sticky: [header:X-Member-Id]")
                                .route("event", "/events/{id}")
                                .yaml())
                .startProcess(places.jvmOptions());
        load = Load.start(gateway.port(), PER_SECOND, FunctionCredentialsTests::request);
    }

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
    void noReaderSeesAnErrorAndOneLineSaysWhatIsWrong() throws IOException {
        legacyAnswers("missing", "no AWS credentials were found in", "The requested metadata is not found");
        AccessKey first = comesBackWith(SHORT);
        places.fails(first.secret() + " of " + first.session());
        legacyAnswers("expired, and no newer ones", "the AWS credentials expired at " + first.ends());
        AccessKey second = comesBackWith(LASTS);
        aws.knows(second.withOtherSecret());
        legacyAnswers("a wrong secret", "AWS does not accept the credentials (403); check the access key");
        AccessKey third = comesBackWith(LASTS);
        aws.clockIsAhead(OFF);
        legacyAnswers("a clock 10 minutes behind", "clock is off by minutes; set it by NTP");
        aws.clockIsAhead(Duration.ZERO);
        modernComesBack();
        if (FullNumbers.on()) {
            goesOn(third);
        }

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
        aws.clockIsAhead(OFF.negated());
        legacyAnswers("a clock 10 minutes ahead", "clock is off by minutes; set it by NTP");
        aws.clockIsAhead(Duration.ZERO);
        modernComesBack();
        aws.forgets(key);
        legacyAnswers("a key that AWS does not know", "AWS does not accept the credentials (403)");
        AccessKey next = comesBackWith(LASTS);
        aws.knows(next.ending(CLOCK.instant()));
        legacyAnswers("a session that AWS ended", "AWS says that the credentials have expired");
        comesBackWith(LASTS);
    }

    /// From now on the container gets another one, which AWS knows.
    private AccessKey comesBackWith(Duration lasts) {
        CompletableFuture<AccessKey> handed = places.hands(lasts, aws);
        modernComesBack();
        AccessKey key = Await.result("the container has asked", handed);
        keys.add(key);
        return key;
    }

    private void modernComesBack() {
        long since = System.nanoTime();
        Await.until(
                "MODERN answers again",
                BACK,
                () -> since(since).stream()
                                .filter(FunctionCredentialsTests::isModern)
                                .count()
                        >= READS);
        from = gateway.output().length();
    }

    private List<Shot> since(long moment) {
        return load.soFar().stream().filter(shot -> shot.sent() > moment).toList();
    }

    private static boolean isModern(Shot shot) {
        return shot.side().equals("modern");
    }

    /// API, status, health and log say it, and all reads are answered by LEGACY. The log has a line or two: a call that
    /// was under way when a trouble began or ended may have been the other way.
    private void legacyAnswers(String trouble, String... says) {
        for (String part : says) {
            tells("the API", part, this::groups);
            tells("log", part, this::log);
        }
        long since = System.nanoTime();
        Await.until("reads go on", TOLD, () -> since(since).size() >= READS);
        List<Shot> shots = since(since);

        assertThat(shots)
                .as(trouble)
                .isNotEmpty()
                .allMatch(shot -> shot.ok() && shot.side().equals("legacy"));
        String status = gateway.command("status").output();
        assertThat(status).as(trouble).contains(says[0]);
        assertThat(health()).as(trouble).contains(says[0]);
        assertThat(log().lines().filter(line -> line.contains("WARN") && line.contains(WHO)))
                .as(trouble)
                .hasSizeBetween(1, 3);
        seen.append(status)
                .append(groups())
                .append(health())
                .append(told("/actuator/prometheus"))
                .append(told("/api/v1/status"));
        seen.append(Operator.of(gateway)
                .send("POST", "/api/v1/groups/events/doctor", "{}")
                .text());
        measured.figure(trouble, shots.size() + " reads after it was told, all by LEGACY");
    }

    private static void tells(String who, String part, Supplier<String> told) {
        assertThat(Await.holdsWithin(TOLD, () -> told.get().contains(part)))
                .as(() -> who + " does not say '" + part + "': " + told.get())
                .isTrue();
    }

    private String log() {
        return gateway.output().substring(from);
    }

    private String groups() {
        return told("/api/v1/groups");
    }

    private String health() {
        return told("/actuator/health");
    }

    private String told(String path) {
        return gateway.admin().get(path).text();
    }

    private void assertNoSecretIsTold() throws IOException {
        String all = seen + told("/api/v1/audit") + gateway.output() + Files.readString(accessLog);
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
