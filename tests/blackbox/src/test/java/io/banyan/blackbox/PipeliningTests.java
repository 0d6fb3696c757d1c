package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Behaviours;
import io.banyan.testkit.RawClient;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Requests that are sent without waiting for the answers before them.
@ExtendWith(SharedGateway.class)
class PipeliningTests {
    @Test
    void answersInOrderWhicheverSideIsFaster(TwoSides sides) {
        sides.legacy().now(Behaviours.answersAfter(Duration.ofMillis(150), Behaviours.says("legacy")));

        try (RawClient client = sides.gateway().connect()) {
            client.send(Requests.get("/legacy")
                    + Requests.get("/events/1")
                    + Requests.post("/legacy", "body")
                    + Requests.of("HEAD", "/events/2")
                    + Requests.get("/events/3"));

            assertThat(client.read().text()).isEqualTo("legacy");
            assertThat(client.read().text()).isEqualTo("modern");
            assertThat(client.read("POST").text()).isEqualTo("legacy");
            assertThat(client.read("HEAD").header("X-Side")).contains("modern");
            assertThat(client.read().text()).isEqualTo("modern");
        }
        assertThat(sides.legacy().requests().get(1).body().text()).isEqualTo("body");
    }

    @Test
    void answersAHundredInOnePacket(TwoSides sides) {
        sides.legacy().now(Behaviours.answers(request -> Behaviours.ok("", request.target())));

        try (RawClient client = sides.gateway().connect()) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                all.append(Requests.get("/legacy/" + i));
            }
            client.send(all.toString());

            for (int i = 0; i < 100; i++) {
                assertThat(client.read().text()).isEqualTo("/legacy/" + i);
            }
        }
    }

    @Test
    void answersNothingAfterClose(TwoSides sides) {
        try (RawClient client = sides.gateway().connect()) {
            client.send(Requests.get("/legacy/1", "Connection: close") + Requests.post("/legacy/2", "x"));

            assertThat(client.read().text()).isEqualTo("legacy");
            assertThat(client.readToEnd()).isEmpty();
        }
        assertThat(sides.legacy().requests()).hasSize(1);
    }
}
