package io.banyan.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class DegradedHealthTests {
    @Test
    void staysUpWhileLegacyDoesNotAnswer() {
        Health health = new LegacyHealth("http://monolith", () -> Optional.of("it takes no connection")).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("condition", "degraded")
                .containsEntry("problem", "it takes no connection");
    }

    @Test
    void staysUpWithBadFilesAndNamesThem() {
        RouteFiles files = new RouteFiles(2, 7, List.of("routes/a.yaml:3: bad"), List.of("review date passed"));

        Health health = new RoutesHealth(() -> files).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("condition", "degraded")
                .containsEntry("errors", List.of("routes/a.yaml:3: bad"))
                .containsEntry("warnings", List.of("review date passed"));
    }

    @Test
    void staysUpWhileADiskTakesNothing() {
        Health health = new DiskHealth(() -> List.of("the access log cannot be written")).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("condition", "degraded")
                .containsEntry("problems", List.of("the access log cannot be written"));
        assertThat(new DiskHealth(List::of).health().getDetails()).isEmpty();
    }

    @Test
    void isNotDegradedByWarnings() {
        RouteFiles files = new RouteFiles(2, 7, List.of(), List.of("review date passed"));

        assertThat(new RoutesHealth(() -> files).health().getDetails()).doesNotContainKey("condition");
    }

    @Test
    void reachesAMonolithThatListens() throws IOException {
        try (ServerSocket monolith = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI listening = URI.create("http://127.0.0.1:" + monolith.getLocalPort());

            assertThat(new LegacyReach(listening).get()).isEmpty();
        }
    }

    @Test
    void saysWhatKeepsItFromTheMonolith() {
        assertThat(new LegacyReach(URI.create("http://127.0.0.1:1")).get())
                .contains("127.0.0.1:1 takes no connection: Connection refused");
    }
}
