package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeniedPreviewTests {
    private final EdgeSketch edge = new EdgeSketch();

    @AfterEach
    void holdsNoPlace() {
        edge.client.ends();
        edge.client.finishAndReleaseAll();

        assertThat(edge.places()).isZero();
    }

    @Test
    void noSideHearsOfAPreviewWithAWrongToken() {
        edge.sends("GET /events/7 HTTP/1.1~Host: a~X-Banyan-Side: modern~X-Banyan-Token: bad~~");

        assertThat(edge.got())
                .startsWith("HTTP/1.1 401 Unauthorized~Content-Type: application/problem+json~")
                .contains("~WWW-Authenticate: X-Banyan-Token~Cache-Control: private, no-store~")
                .endsWith("\"detail\":\"X-Banyan-Token is not a valid preview token.\"}");
        assertThat(edge.ends()).containsExactly("- refused 401");
        assertThat(edge.modern.waiting()).isZero();
        assertThat(edge.legacy.waiting()).isZero();
        assertThat(edge.guard.placesInUse()).isZero();
    }
}
