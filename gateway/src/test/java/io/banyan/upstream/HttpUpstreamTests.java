package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.upstream.UpstreamSpec.HostSent;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpUpstreamTests {
    private static HttpUpstream upstream(String url, HostSent host) {
        return new HttpUpstream(
                new UpstreamSpec(URI.create(url), host, null, null, 10, null, null),
                UpstreamOptions.legacy(null, false, Reuse.SAFE));
    }

    @ParameterizedTest
    @CsvSource({
        "https://view:8443, www.example.com,      www.example.com",
        "https://view:8443, www.example.com:8443, www.example.com",
        "https://view:8443, [2001:db8::1]:8443,   [2001:db8::1]",
        "https://view:8443, [2001:db8::1],        [2001:db8::1]",
        "https://view:8443, '',                   view",
        "http://view:8080,  www.example.com,      view",
    })
    void theServerNameIsTheClientsOnlyWhereTlsNeedsIt(String url, String host, String serverName) {
        UpstreamRequest head = new UpstreamRequest(HttpMethod.GET, "/", true, false);
        head.headers().set("Host", host);

        assertThat(upstream(url, HostSent.CLIENT).serverName(head)).isEqualTo(serverName);
        assertThat(upstream(url, HostSent.UPSTREAM).serverName(head)).isEqualTo("view");
    }
}
