package io.banyan.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A person with a preview token chooses a side for one request.
class PreviewTests {
    private static final String GOOD = "X-Banyan-Token: a-good-preview-token";
    private static final String MODERN = "X-Banyan-Side: modern";

    private static final Path TOKENS = tokens();
    private static final Path LISTED = listed();
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @AutoClose
    private static final TwoSides SIDES =
            TwoSides.with(group -> group.weight("0%").route("event", "/events/{id}"), setup -> setup.option(
                            "--preview-tokens", TOKENS.toString())
                    .option("--tokens", LISTED.toString())
                    .option("--trusted-proxies", "127.0.0.1"));

    @BeforeEach
    void calm() {
        SIDES.calm();
    }

    @Test
    void choosesASide() {
        RawAnswer answer = SIDES.gateway().get("/events/7", MODERN, GOOD, from(1));

        assertThat(answer.text()).isEqualTo("modern");
        assertThat(answer.header("X-Banyan-Decision").orElseThrow())
                .matches("side=modern; route=event; reason=preview; revision=\\d+");
        assertThat(answer.head().values("Cache-Control")).containsExactly("private, no-store");
        assertThat(SIDES.modern().next().head().names()).doesNotContain("X-Banyan-Side", "X-Banyan-Token");
    }

    @Test
    void doesNotFallBack() {
        SIDES.modern().now(Behaviours.status(500));

        assertThat(SIDES.gateway().get("/events/7", MODERN, GOOD, from(2)).status())
                .isEqualTo(500);
        assertThat(SIDES.legacy().requests()).isEmpty();
    }

    @Test
    void neverMakesAWriteOrAnAmbiguousReadModern() {
        assertThat(SIDES.gateway().get("/events/..%2f7", MODERN, GOOD, from(3)).text())
                .isEqualTo("legacy");
        assertThat(SIDES.gateway()
                        .send(Requests.post("/events/7", "x", MODERN, GOOD, from(3)))
                        .text())
                .isEqualTo("legacy");
        assertThat(SIDES.modern().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wrong             | X-Banyan-Token is not a valid preview token.
            an-expired-token  | This preview token has expired.
            a-token-of-others | This preview token is not for the group of this path.
            """)
    void tellsTheBearerOfAWrongTokenAndNobodyElse(String token, String why) {
        RawAnswer answer = SIDES.gateway().get("/events/7", MODERN, "X-Banyan-Token: " + token, from(4));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("WWW-Authenticate")).contains("X-Banyan-Token");
        assertThat(answer.header("Cache-Control")).contains("private, no-store");
        assertThat(answer.text()).contains("\"status\":401,\"detail\":\"" + why + "\"");
        assertThat(SIDES.legacy().requests()).isEmpty();
        assertThat(SIDES.modern().requests()).isEmpty();
        assertThat(SIDES.gateway().get("/events/7", from(4)).text()).isEqualTo("legacy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Banyan-Side: modern", "X-Banyan-Token: wrong", "X-Nothing: at all"})
    void passesWhateverIsNoPreview(String header) {
        RawAnswer answer = SIDES.gateway().get("/events/7", header, from(4));

        assertThat(answer.text()).isEqualTo("legacy");
        assertThat(answer.head().has("X-Banyan-Decision")).isFalse();
        assertThat(SIDES.legacy().next().head().names()).doesNotContain("X-Banyan-Side", "X-Banyan-Token");
    }

    @Test
    void neverRefusesAWriteOrAnUnknownPathForAToken() {
        String wrong = "X-Banyan-Token: wrong";

        assertThat(SIDES.gateway()
                        .send(Requests.post("/events/7", "x", MODERN, wrong, from(7)))
                        .text())
                .isEqualTo("legacy");
        assertThat(SIDES.gateway().get("/elsewhere", MODERN, wrong, from(7)).text())
                .isEqualTo("legacy");
    }

    @Test
    void saysWhichSidesThereAre() {
        RawAnswer answer = SIDES.gateway().get("/events/7", "X-Banyan-Side: moderm", GOOD, from(8));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("X-Banyan-Side must be sent exactly once and be modern or legacy.");
    }

    @Test
    void takesPreviewsOfTheOneListAndKeepsEachKindOnItsPort() {
        String listed = "a-listed-preview-token-0123456789";
        String installation = SIDES.gateway().admin().token();

        assertThat(SIDES.gateway()
                        .get("/events/7", MODERN, "X-Banyan-Token: " + listed, from(9))
                        .text())
                .isEqualTo("modern");
        assertThat(SIDES.gateway()
                        .get("/events/7", MODERN, "X-Banyan-Token: " + installation, from(9))
                        .status())
                .isEqualTo(401);
        assertThat(status(installation)).isEqualTo(200);
        assertThat(status(listed)).isEqualTo(401);
        assertThat(status("a-good-preview-token")).isEqualTo(401);
    }

    private static int status(String bearer) {
        return SIDES.gateway()
                .admin()
                .withoutToken("/api/v1/status", "Authorization: Bearer " + bearer)
                .status();
    }

    @Test
    void looksAtNoTokenAfterTenWrongOnesFromAnAddress() {
        for (int i = 0; i < 10; i++) {
            SIDES.gateway().get("/events/7", MODERN, "X-Banyan-Token: guess-" + i, from(5));
        }

        RawAnswer refused = SIDES.gateway().get("/events/7", MODERN, GOOD, from(5));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).contains("60");
        assertThat(SIDES.gateway().get("/events/7", from(5)).text()).isEqualTo("legacy");
        assertThat(SIDES.gateway().get("/events/7", MODERN, GOOD, from(6)).text())
                .isEqualTo("modern");
    }

    @Test
    void takesTheTokensOfAChangedFileAndKeepsThemWhileItIsBad() throws IOException {
        String before = Files.readString(TOKENS);
        Files.writeString(TOKENS, before + token("a-later-preview-token", "[events]", "2099-12-31"));
        Await.until("the later token is good", () -> isModern("a-later-preview-token"));

        Files.writeString(TOKENS, "- { role: operator, name: ann, groups: [events] }\n");
        Await.until(
                "the health says what is wrong", () -> health().contains("put the entry into the file of --tokens"));
        assertThat(isModern("a-later-preview-token")).isTrue();

        Files.writeString(TOKENS, before);
        Await.until("the later token is good no more", () -> !isModern("a-later-preview-token"));
        assertThat(isModern("a-good-preview-token")).isTrue();
        assertThat(health()).doesNotContain("file of --tokens");
    }

    /// Each time from another address: of one that guesses no token is looked at.
    private static boolean isModern(String token) {
        String from = "X-Forwarded-For: 198.51.100." + ADDRESSES.incrementAndGet();
        return SIDES.gateway()
                .get("/events/7", MODERN, "X-Banyan-Token: " + token, from)
                .text()
                .equals("modern");
    }

    private static String health() {
        return SIDES.gateway().admin().get("/actuator/health").text();
    }

    private static String from(int address) {
        return "X-Forwarded-For: 203.0.113." + address;
    }

    private static Path tokens() {
        String text = token("a-good-preview-token", "[events]", "2099-12-31")
                + token("an-expired-token", "[events]", "2020-01-01")
                + token("a-token-of-others", "[others]", "2099-12-31");
        try {
            return Files.writeString(Files.createTempFile("banyan-test-", ".yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path listed() {
        String text = "- role: preview\n  "
                + token("a-listed-preview-token-0123456789", "['*']", "2099-12-31")
                        .substring(2);
        try {
            return Files.writeString(Files.createTempFile("banyan-test-", ".yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String token(String token, String groups, String expires) {
        return "- hash: sha256:" + sha256(token) + "\n  groups: " + groups + "\n  expires: " + expires + "\n";
    }

    private static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(ISO_8859_1));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
