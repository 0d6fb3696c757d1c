package io.banyan.blackbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Crowd;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One gateway, one group whose MODERN is told who asks.
class IdentityTests {
    static final String IDENTITY = "identity: { from: GET /api/me, key: [\"cookie:SID\"],"
            + " claims: { sub: /id, roles: /roles }, signed-out: anonymous, max-wait: 2s, max-concurrent: 200 }";

    private final Sessions sessions = new Sessions();
    private final TwoSides sides = TwoSides.with(group ->
            group.weight("100%").modernLine("timeout: 10s").line(IDENTITY).route("event", "/events/{id}"));

    @BeforeEach
    void begin() {
        sides.legacy().now(sessions.legacy());
        sides.modern().now(new Believer(this::keys).modern());
        write("/login?user=ann&role=guest", "s1");
    }

    @AfterEach
    void stop() {
        sides.close();
    }

    private String keys() {
        return sides.gateway().admin().withoutToken("/.well-known/jwks.json").text();
    }

    private RawAnswer write(String target, String sid) {
        return sides.gateway().send(Requests.post(target, "x", "Cookie: SID=" + sid));
    }

    private String seen(String... lines) {
        RawAnswer answer = sides.gateway().get("/events/7", lines);
        return answer.header("X-Side").orElse("nobody") + ": " + answer.text();
    }

    @Test
    void modernKnowsAtOnceWhoAsksAndWhenThatChanges() {
        assertThat(seen()).isEqualTo("modern: nobody");
        assertThat(seen("Cookie: SID=s1")).isEqualTo("modern: ann guest");
        write("/role?role=admin", "s1");
        assertThat(seen("Cookie: SID=s1")).isEqualTo("modern: ann admin");
        assertThat(seen("Cookie: a=b; SID=s1; c=d")).isEqualTo("modern: ann admin");
        write("/logout", "s1");
        assertThat(seen("Cookie: SID=s1")).isEqualTo("modern: nobody");
        write("/login?user=ben&role=guest", "s1");
        assertThat(seen("Cookie: SID=s1")).isEqualTo("modern: ben guest");
        assertThat(sessions.asked()).isEqualTo(4);
    }

    @Test
    void oneCallServesAllReadsThatComeMeanwhile() {
        Behaviour legacy = sessions.legacy();
        sides.legacy().now(Behaviours.answersAfter(java.time.Duration.ofMillis(300), legacy));

        List<String> seen = Crowd.of(40, 40, client -> seen("Cookie: SID=s1"));

        assertThat(seen).containsOnly("modern: ann guest");
        assertThat(sessions.asked()).isEqualTo(1);
    }

    @Test
    void noClientCanSayItself() {
        assertThat(seen("X-Banyan-Identity: " + token())).isEqualTo("modern: nobody");
        assertThat(seen("X_Banyan_Identity: " + token())).isEqualTo("modern: nobody");
        sides.gateway().get("/elsewhere", "X-Banyan-Identity: " + token());
        assertThat(sides.legacy().requests()).allSatisfy(request -> assertThat(
                        request.head().lines())
                .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).contains("identity")));
    }

    /// A good one, of ann.
    private String token() {
        sides.modern().forget();
        assertThat(seen("Cookie: SID=s1")).isEqualTo("modern: ann guest");
        return sides.modern().requests().getLast().header("X-Banyan-Identity").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    500 Oops     | text/html        | 10       | has answered with status 500
                    200 OK       | text/html        | 10       | has answered with HTML
                    200 OK       | text/html        | 10000000 | has answered with HTML
                    200 OK       | application/json | 10000000 | has answered with more than 64 KB
                    200 OK       | application/json | 10       | has answered with JSON that is broken
                    204 No       | ''               | 0        | has answered with status 204
                    """)
    void whatSaysNotWhoAsksIsForLegacyAndTold(String status, String type, int length, String told) {
        Behaviour legacy = sessions.legacy();
        sides.legacy().now(exchange -> {
            if (!exchange.request().target().equals("/api/me")) {
                legacy.serve(exchange);
                return;
            }
            exchange.readBody();
            String body = status.startsWith("204") ? "" : "Content-Length: " + length + "\r\n";
            exchange.send("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + body + "\r\n");
            exchange.sendGenerated(length);
        });

        assertThat(seen("Cookie: SID=s1")).isEqualTo("legacy: ann guest");
        assertThat(sides.gateway().admin().get("/api/v1/status").text())
                .contains("identity of events: GET /api/me of LEGACY " + told);
        assertThat(sides.gateway().admin().get("/actuator/health").text()).contains(told);
        assertThat(sides.gateway().admin().meter("banyan_requests_total", "outcome=\"not-tried:identity\""))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"roles": ["guest"]}    | nothing at /id, where claims.sub points
                    {"id": "ann"}           | nothing at /roles, where claims.roles points
                    {"id": {}, "roles": []} | no text and no whole number at /id, where claims.sub points
                    """)
    void anAnswerWithoutAClaimIsForLegacyAndSaysWhich(String body, String told) {
        me(Behaviours.ok("Content-Type: application/json\r\n", body));

        assertThat(seen("Cookie: SID=s1")).isEqualTo("legacy: ann guest");
        assertThat(sides.gateway().admin().get("/api/v1/status").text())
                .contains("GET /api/me of LEGACY has answered with " + told)
                .contains("correct identity.claims in its file, or let the answer have it");
    }

    @ParameterizedTest
    @CsvSource({"anonymous, modern: nobody", "legacy, legacy: ann guest"})
    void aLoginPageIsWhatTheFileSaysOfIt(String signedOut, String seen) {
        me("HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n");
        String identity = IDENTITY.replace("signed-out: anonymous", "signed-out: " + signedOut);
        sides.edit(group -> group.weight("100%").line(identity).route("event", "/events/{id}"));

        Await.until("the file is in force", () -> seen("Cookie: SID=s1").equals(seen));
        assertThat(sides.gateway().admin().get("/api/v1/status").text()).doesNotContain("identity of events");
    }

    private void me(String answer) {
        Behaviour legacy = sessions.legacy();
        Behaviour me = Behaviours.answers(answer);
        sides.legacy().now(exchange -> {
            Behaviour its = exchange.request().target().equals("/api/me") ? me : legacy;
            its.serve(exchange);
        });
    }

    @Test
    void whileLegacySaysNothingOnlyThatIsLate() {
        Behaviour legacy = sessions.legacy();
        Behaviour hangs = Behaviours.hangs();
        sides.legacy().now(exchange -> {
            Behaviour its = exchange.request().target().equals("/api/me") ? hangs : legacy;
            its.serve(exchange);
        });

        List<String> seen = Crowd.of(100, 50, client -> {
            write("/login?user=u" + client + "&role=r", "c" + client);
            return seen("Cookie: SID=c" + client);
        });

        for (int client = 0; client < seen.size(); client++) {
            assertThat(seen.get(client)).isEqualTo("legacy: u" + client + " r");
        }
        assertThat(seen()).as("who has none").isEqualTo("modern: nobody");
        Await.until("it is told", () -> sides.gateway()
                .admin()
                .get("/api/v1/status")
                .text()
                .contains("has given no whole answer in time"));
    }

    @Test
    void publishesKeysToEverybodyAndNothingPrivate() {
        assertThat(keys()).contains("\"ES256\"", "\"P-256\"").doesNotContain("\"d\"");
    }
}
