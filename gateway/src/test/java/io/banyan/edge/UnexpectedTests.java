package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.EmbeddedUpstream.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Faults of Banyan's own code, wherever they come: somebody is always answered.
class UnexpectedTests {
    private static final String READ = "GET /events/7 HTTP/1.1~Host: a~~";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nlegacy";
    private final EdgeSketch edge = new EdgeSketch();

    @AfterEach
    void everyPlaceIsLeft() {
        edge.client.ends();
        edge.client.finishAndReleaseAll();

        assertThat(edge.places()).isZero();
        assertThat(edge.ended).hasSize(1);
    }

    private void legacyAnswers() {
        edge.client.runPendingTasks();
        edge.legacy.accepted().sends(OK);

        assertThat(edge.got()).endsWith("~~legacy");
    }

    @Test
    void aFaultWhileModernIsCalledLeavesTheReadToLegacy() {
        edge.modern.breaks();
        edge.sends(READ);
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:unexpected 200");
    }

    @Test
    void aFaultOfModernsGuardLeavesTheReadToLegacy() {
        edge.guard.readmit();
        edge.faultsOnTime = true;
        edge.sends(READ);
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY fell-back:unexpected 200");
    }

    @Test
    void aFaultOnModernsHeadLeavesTheReadToLegacy() {
        edge.faultsOnHead = true;
        edge.sends(READ);
        Wire modern = edge.modern.accepted();
        modern.sends("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nmodern");
        edge.faultsOnHead = false;
        legacyAnswers();

        assertThat(modern.open()).isFalse();
        assertThat(edge.ends()).containsExactly("LEGACY fell-back:unexpected 200");
    }

    @Test
    void aFaultWhileLegacyIsCalledIs502() {
        edge.legacy.breaks();
        edge.sends("POST /p HTTP/1.1~Host: a~Content-Length: 2~~hi");

        assertThat(edge.got()).startsWith("HTTP/1.1 502 Bad Gateway~").contains("failed to forward this request");
        assertThat(edge.ends()).containsExactly("- refused 502");
    }

    @Test
    void aFaultOnLegacysHeadIs502() {
        edge.faultsOnHead = true;
        edge.sends("GET /a HTTP/1.1~Host: a~~");
        edge.legacy.accepted().sends(OK);

        assertThat(edge.got()).startsWith("HTTP/1.1 502 Bad Gateway~");
        assertThat(edge.ends()).containsExactly("- refused 502");
    }

    @Test
    void aRequestThatCannotBeDecidedGoesToLegacyOnce() {
        edge.faultsOnDecision = true;
        edge.sends(READ.replace("~~", "~X-Banyan-Side: modern~X-Banyan-Token: good~~"));
        legacyAnswers();

        assertThat(edge.ends()).containsExactly("LEGACY served 200");
        assertThat(edge.modern.waiting()).isZero();
    }
}
