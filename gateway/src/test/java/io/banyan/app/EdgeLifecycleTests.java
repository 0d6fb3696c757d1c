package io.banyan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.admin.Readiness;
import io.banyan.options.BanyanProperties;
import io.banyan.options.StartRefused;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

class EdgeLifecycleTests {
    private final List<String> happened = new ArrayList<>();
    private final Readiness readiness = new Readiness();
    private final CompletableFuture<Void> drained = new CompletableFuture<>();
    private @Nullable IOException refused;
    private final EdgeLifecycle lifecycle = new EdgeLifecycle(
            new RecordedPort(),
            8080,
            new BanyanProperties.Drain(Duration.ofSeconds(5), Duration.ofSeconds(25)),
            readiness,
            Runnable::run);

    @Test
    void isReadyOnceItListens() {
        readiness.snapshotLoaded();

        lifecycle.start();

        assertThat(readiness.ready()).isTrue();
        assertThat(lifecycle.isRunning()).isTrue();
    }

    @Test
    void stopsBeforeTheAdminPort() {
        assertThat(lifecycle.getPhase()).isGreaterThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
        assertThat(lifecycle.getPhase()).isGreaterThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
    }

    @Test
    void takesReadinessDownThenDrainsThenClosesThenReports() {
        lifecycle.start();

        lifecycle.stop(() -> happened.add("reported"));
        assertThat(happened).containsExactly("started", "draining 5s, 25s, ready false");

        drained.complete(null);
        assertThat(happened).endsWith("closed", "reported");
    }

    @Test
    void closesAndReportsWhenTheDrainFails() {
        lifecycle.start();

        lifecycle.stop(() -> happened.add("reported"));
        drained.completeExceptionally(new IllegalStateException("broken on purpose"));

        assertThat(happened).endsWith("closed", "reported");
    }

    @Test
    void saysWhatToDoAboutAPortInUse() {
        refused = new IOException("0.0.0.0:8080", new BindException("Address already in use"));

        assertThatThrownBy(lifecycle::start)
                .isInstanceOf(StartRefused.class)
                .hasMessage("port 8080 is in use by another process; choose another with --port");
    }

    @Test
    void saysThatAPortNeedsARight() {
        refused = new BindException("Permission denied");

        assertThatThrownBy(lifecycle::start).hasMessageContaining("ports below 1024 need extra privileges");
    }

    private final class RecordedPort implements TrafficPort {
        @Override
        public int connections() {
            return 0;
        }

        @Override
        public void most(int clients) {}

        @Override
        public void start() throws IOException {
            if (refused != null) {
                throw refused;
            }
            happened.add("started");
        }

        @Override
        public int port() {
            return 8080;
        }

        @Override
        public CompletionStage<Void> drain(Duration accept, Duration drain) {
            happened.add(
                    "draining %ds, %ds, ready %s".formatted(accept.toSeconds(), drain.toSeconds(), readiness.ready()));
            return drained;
        }

        @Override
        public void close() {
            happened.add("closed");
        }
    }
}
