package io.banyan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GatewayProcessTests {
    @Test
    void findsALeakThatNettyReportedInTheOutput() {
        String leak = "2026-11-22T10:00:00Z ERROR ResourceLeakDetector: LEAK: ByteBuf.release() was not called before"
                + " it's garbage-collected.\nRecent access records:\n#1:\n";

        assertThat(GatewayProcess.leaks("started\n" + leak))
                .startsWith("LEAK: ByteBuf")
                .endsWith("#1:\n");
        assertThat(GatewayProcess.leaks("started\nstopped\n")).isEmpty();
    }
}
