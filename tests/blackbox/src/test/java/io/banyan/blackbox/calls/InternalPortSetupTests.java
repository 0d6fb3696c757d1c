package io.banyan.blackbox.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TlsIdentity;
import io.banyan.way.BadWay;
import io.banyan.way.CallerToken;
import io.banyan.way.Way;
import io.banyan.way.WayKey;
import io.banyan.way.WayText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys, clocks and certificates.
@SuppressWarnings("NullAway.Init")
class InternalPortSetupTests {
    private static final WayKey OLD = WayKey.of(new byte[32]);

    @TempDir
    private Path folder;

    @Test
    void takesAnotherKeyWithoutARestartAndKeepsTheOldOnesWhileTheFileHasErrors() throws IOException {
        WayKey next = next();
        try (Groups groups = new Groups(folder, "orders>prices", "prices").started(Map.of())) {
            Path keys = folder.resolve("way-keys.txt");
            groups.service("prices").now(Behaviours.says("prices itself"));
            String before = groups.way("orders", 5_000);

            Files.writeString(keys, next.text() + "\n" + OLD.text() + "\n");
            Await.until("the new key signs", () -> isSignedBy(next, called(groups)));
            RawAnswer old = groups.call("orders", "/prices/7", Way.HEADER + ": " + before);

            assertThat(old.status()).as("a way by the key of before").isEqualTo(200);
            Files.writeString(keys, "no key\n");
            Await.until(
                    "it is told",
                    () -> health(groups).contains("way-keys.txt:1: ")
                            && health(groups).contains("the keys of before stay in force"));
            assertThat(isSignedBy(next, called(groups))).isTrue();
        }
    }

    private static WayKey next() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 9);
        return WayKey.of(bytes);
    }

    private static String called(Groups groups) {
        groups.service("prices").forget();
        assertThat(groups.call("orders", "/prices/7").status()).isEqualTo(200);
        ReceivedRequest seen = groups.service("prices").requests().getLast();
        return seen.header(Way.HEADER).orElseThrow();
    }

    private static boolean isSignedBy(WayKey key, String way) {
        try {
            WayText.read(way, List.of(key.ofGroup("prices")), System.currentTimeMillis());
            return true;
        } catch (BadWay other) {
            return false;
        }
    }

    @Test
    void saysInHealthAndStatusThatAServicesClockIsAMinuteAway() {
        try (Groups groups = new Groups(folder, "prices").started(Map.of())) {
            groups.service("prices").now(Behaviours.answers(request -> answerOf(Duration.ofSeconds(65))));
            assertThat(groups.gateway().get("/prices/7").status()).isEqualTo(200);

            assertThat(health(groups))
                    .contains("\"clocks\":")
                    .containsPattern("clocks of prices: this machine's clock is 6[3-5] s behind that of MODERN;")
                    .contains("MODERN may allow for 60 s more, beyond which it refuses; set both clocks by NTP");
            assertThat(groups.gateway().admin().get("/api/v1/status").text()).contains("clocks of prices: ");

            groups.service("prices").now(Behaviours.answers(request -> answerOf(Duration.ZERO)));
            Await.until("it is taken back", () -> {
                groups.gateway().get("/prices/7");
                return !health(groups).contains("clocks of prices");
            });
        }
    }

    private static String answerOf(Duration ahead) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plus(ahead).atOffset(ZoneOffset.UTC));
        return Behaviours.ok("Date: " + date + "\r\n", "priced");
    }

    private static String health(Groups groups) {
        return groups.gateway().admin().get("/actuator/health").text();
    }

    @Test
    void speaksTlsAloneWhereItHasACertificate() {
        TlsIdentity.PemFiles files = TlsIdentity.usual();
        try (Groups groups = new Groups(folder, "orders>prices", "prices")
                .started(Map.of(
                        "--internal-tls-cert", files.certificate().toString(),
                        "--internal-tls-key", files.key().toString()))) {
            int port = groups.gateway().internalPort();
            String request = Requests.get("/prices/7", CallerToken.HEADER + ": token-of-orders");

            try (RawClient secure = RawClient.connectTls(port)) {
                assertThat(secure.exchange(request).text()).isEqualTo("prices itself");
            }
            try (RawClient plain = RawClient.connect(port)) {
                assertThat(plain.exchange(request).status()).isEqualTo(400);
            }
            assertThat(groups.service("prices").requests()).hasSize(1);
        }
    }
}
