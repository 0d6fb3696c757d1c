package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModernTrailersTests {
    @Test
    void obeyTheRulesOfHeads() {
        EdgeSketch edge = new EdgeSketch();
        edge.sends("GET /events/7 HTTP/1.1~Host: a~~");
        edge.modern
                .accepted()
                .sends("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: x-hop\r\n\r\n2\r\nok\r\n0"
                        + "\r\nSet-Cookie: evil=1\r\nETag: x\r\nX-Hop: 1\r\nX-Sum: 1\r\n\r\n");

        assertThat(edge.got()).endsWith("~~2~ok~0~X-Sum: 1~~");
        edge.client.ends();
        edge.client.finishAndReleaseAll();
    }
}
