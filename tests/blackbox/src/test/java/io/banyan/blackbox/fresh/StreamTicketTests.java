package io.banyan.blackbox.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FrameClient;
import io.banyan.testkit.StreamSeen;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tickets over TLS and HTTP/2.
class StreamTicketTests {
    private final World world = new World();
    private final World.Copy copy = world.new Copy();
    private final TwoSides sides = TwoSides.with(
            group -> group.weight("100%").line("freshness: {}").route("event", "/events/{id}"), setup -> setup.tls());

    @AfterEach
    void stop() {
        sides.close();
    }

    private static String side(FrameClient client, String... fields) {
        StreamSeen seen = client.stream(client.get("/events/7", fields)).answer();
        return seen.head().stream()
                .filter(line -> line.startsWith("x-side: "))
                .findFirst()
                .orElse("nobody");
    }

    @Test
    void aWriteIsSeenByItsClientUnderEitherNameOfItsCookie() {
        sides.legacy().now(world.legacy());
        sides.modern().now(copy.modern());
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            assertThat(side(client)).isEqualTo("x-side: modern");
            StreamSeen written = client.stream(client.open(true, FrameClient.request("POST", "/events/7")))
                    .answer();
            String cookie = written.head().stream()
                    .filter(line -> line.startsWith("set-cookie: "))
                    .findFirst()
                    .orElse("");
            assertThat(cookie)
                    .matches("set-cookie: __Host-banyan-ticket=[A-Za-z0-9_-]{56}; Path=/; Max-Age=7; HttpOnly;"
                            + " SameSite=Lax; Secure");
            String ticket = cookie.substring("set-cookie: ".length(), cookie.indexOf(';'));
            copy.behind(Duration.ofSeconds(2));

            assertThat(side(client, "cookie", "a=1", "cookie", ticket)).isEqualTo("x-side: legacy");
            assertThat(side(client, "cookie", ticket.substring("__Host-".length())))
                    .as("written over http on the same host")
                    .isEqualTo("x-side: legacy");
        }
    }

    @Test
    void aWriteWhoseStreamWasResetIsRememberedForItsClient() {
        sides.legacy().now(Behaviours.hangs());
        sides.modern().now(copy.modern());
        try (FrameClient client = FrameClient.connect(sides.gateway().port())) {
            assertThat(side(client)).isEqualTo("x-side: modern");
            int write = client.post("/events/7");
            sides.legacy().next();
            client.reset(write);
            sides.legacy().now(world.legacy());

            Await.until("the write is over", () -> side(client).equals("x-side: legacy"));
        }
    }
}
