package io.banyan.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.ProxyHint;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ReadinessTests {
    private final Readiness readiness = new Readiness();

    @Test
    void needsASnapshotAndAListener() {
        assertThat(readiness.ready()).isFalse();

        readiness.snapshotLoaded();
        assertThat(readiness.ready()).isFalse();

        readiness.listening();
        assertThat(readiness.ready()).isTrue();
        assertThat(new EdgeHealth(readiness, new ProxyHint(), null).health().getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void endsForGoodWhenAStopBegins() {
        readiness.snapshotLoaded();
        readiness.listening();
        readiness.draining();
        readiness.listening();

        assertThat(readiness.ready()).isFalse();
        assertThat(readiness.state()).isEqualTo("draining");
        assertThat(new EdgeHealth(readiness, new ProxyHint(), null).health().getStatus())
                .isEqualTo(Status.OUT_OF_SERVICE);
    }
}
