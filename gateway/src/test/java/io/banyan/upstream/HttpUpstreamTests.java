package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.names.Names;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.netty.handler.codec.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpUpstreamTests {
    private static HttpUpstream upstream(String url, HostSent host) {
        return upstream(new UpstreamSpec(UpstreamUrl.of(url), host, null, null, 10, null, null, null));
    }

    private static HttpUpstream upstream(UpstreamSpec spec) {
        return new HttpUpstream(
                spec,
                UpstreamOptions.legacy(null, false, Reuse.SAFE),
                new Names((name, told) -> {}, () -> 0).use("view", 8443),
                TlsState.ofLegacy(spec));
    }

    private static UpstreamRequest asking(String host) {
        UpstreamRequest head = new UpstreamRequest(HttpMethod.GET, "/", true, false);
        head.headers().set("Host", host);
        return head;
    }

    @ParameterizedTest
    @CsvSource({
        "https://view:8443,           view",
        "https://view.internal.:8443, view.internal",
        "https://[2001:db8::1]:8443,  2001:db8::1",
        "http://view:8080,            view",
    })
    void asksForTheHostOfItsUrlWhateverTheClientSays(String url, String serverName) {
        for (HostSent host : HostSent.values()) {
            assertThat(upstream(url, host).serverName(asking("www.example.com")))
                    .isEqualTo(serverName);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com,      www.example.com",
        "WWW.Example.com:8443, www.example.com",
        "www.example.com.,     www.example.com",
        "[2001:db8::1]:8443,   2001:db8::1",
        "[2001:db8::1],        2001:db8::1",
        "'',                   view",
    })
    void asksForTheClientsHostWhereThatIsWritten(String host, String serverName) {
        UpstreamSpec spec = new UpstreamSpec(
                UpstreamUrl.of("https://view:8443"), HostSent.CLIENT, null, null, 10, null, null, TlsName.CLIENT);

        assertThat(upstream(spec).serverName(asking(host))).isEqualTo(serverName);
    }

    @Test
    void asksForTheNameThatIsWritten() {
        UpstreamSpec spec = new UpstreamSpec(
                UpstreamUrl.of("https://10.0.0.7"),
                HostSent.CLIENT,
                null,
                null,
                10,
                null,
                null,
                TlsName.of("Monolith.internal").orElseThrow());

        assertThat(upstream(spec).serverName(asking("www.example.com"))).isEqualTo("monolith.internal");
    }
}
