package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.ReceivedRequest;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// B5: a client cannot take headers out of its own forwarded request by naming them in Connection.
@ExtendWith(SharedGateway.class)
class ConnectionNominationTests {
    @ParameterizedTest
    @ValueSource(strings = {"/legacy", "/events/7"})
    void keepsWhatTheFarEndNeeds(String target, TwoSides sides) {
        sides.gateway()
                .get(
                        target,
                        "Connection: Cookie, authorization, HOST, content-type, X-Forwarded-For, x-forwarded-proto",
                        "Connection: traceparent, X-Banyan-Hop, Content-Length",
                        "Cookie: a=b",
                        "Authorization: Basic eDp5",
                        "Content-Type: text/plain",
                        "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                        "Content-Length: 0");

        ReceivedRequest received = received(target, sides);
        assertThat(received.head().values("Cookie")).containsExactly("a=b");
        assertThat(received.head().values("Authorization")).containsExactly("Basic eDp5");
        assertThat(received.head().values("Content-Type")).containsExactly("text/plain");
        assertThat(received.head().values("Host")).containsExactly(Requests.HOST);
        assertThat(received.head().values("Content-Length")).containsExactly("0");
        assertThat(received.head().has("X-Forwarded-For")).isTrue();
        assertThat(received.head().has("X-Forwarded-Proto")).isTrue();
        assertThat(received.head().has("X-Banyan-Hop")).isTrue();
        assertThat(received.header("traceparent").orElseThrow()).contains("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void keepsItsHopsToItself(TwoSides sides) {
        sides.gateway()
                .get(
                        "/legacy",
                        "Connection: keep-alive, X-For-You",
                        "Keep-Alive: timeout=5",
                        "Proxy-Connection: keep-alive",
                        "X-For-You: 1",
                        "TE: trailers",
                        "X-For-All: 2");

        assertThat(sides.legacy().next().head().names())
                .contains("X-For-All")
                .doesNotContain("X-For-You", "Keep-Alive", "Proxy-Connection");
    }

    @Test
    void hearsCloseAmongOtherNames(TwoSides sides) {
        try (var client = sides.gateway().connect()) {
            client.exchange(Requests.get("/legacy", "Connection: Cookie, close", "Cookie: a=b"));

            assertThat(client.readToEnd()).isEmpty();
        }
        assertThat(sides.legacy().next().header("Cookie")).contains("a=b");
    }

    private static ReceivedRequest received(String target, TwoSides sides) {
        return target.startsWith("/events")
                ? sides.modern().next()
                : sides.legacy().next();
    }
}
