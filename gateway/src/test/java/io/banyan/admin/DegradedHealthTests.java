package io.banyan.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.names.LookedUp;
import io.banyan.names.Lookup;
import io.banyan.names.Names;
import io.banyan.upstream.UpstreamUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class DegradedHealthTests {
    @Test
    void staysUpWhileLegacyDoesNotAnswer() {
        Health health = new LegacyHealth("http://monolith", () -> Optional.of("it accepts no connections")).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("condition", "degraded")
                .containsEntry("problem", "it accepts no connections");
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
    void staysUpWhateverProblemItTells() {
        Health health = new ProblemsHealth(() -> List.of("the access log cannot be written")).health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("condition", "degraded")
                .containsEntry("problems", List.of("the access log cannot be written"));
        assertThat(new ProblemsHealth(List::of).health().getDetails()).isEmpty();
    }

    @Test
    void isNotDegradedByWarnings() {
        RouteFiles files = new RouteFiles(2, 7, List.of(), List.of("review date passed"));

        assertThat(new RoutesHealth(() -> files).health().getDetails()).doesNotContainKey("condition");
    }

    private static LegacyReach reach(String url) {
        UpstreamUrl legacy = UpstreamUrl.of(url);
        Lookup lookup = (name, told) -> told.accept(new LookedUp.Gone("no such name"));
        return new LegacyReach(legacy, new Names(lookup, System::nanoTime).use(legacy.host(), legacy.port()));
    }

    @Test
    void saysThatTheMonolithsNameIsUnknown() {
        assertThat(reach("http://legacy_app").get()).contains("the host name legacy_app is unknown");
    }

    @Test
    void reachesAMonolithThatListens() throws IOException {
        try (ServerSocket monolith = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(reach("http://127.0.0.1:" + monolith.getLocalPort()).get())
                    .isEmpty();
        }
    }

    @Test
    void saysWhatKeepsItFromTheMonolith() {
        assertThat(reach("http://127.0.0.1:1").get())
                .contains("127.0.0.1:1 accepts no connections: Connection refused");
    }
}
