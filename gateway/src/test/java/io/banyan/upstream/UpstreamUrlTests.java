package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class UpstreamUrlTests {
    /// `check` and `--legacy` take these; `DnsLookupTests` proves that each is found.
    public static final List<String> NAMES = List.of(
            "events-view",
            "events_view",
            "_events_view_",
            "EVENTS_View.Example.com",
            "events_view.example.com.",
            "web.1.x7",
            "7up",
            "1.2.3.x",
            "a--b.-c-.d",
            "xn--bcher-kva.example",
            "a".repeat(63) + ".example",
            ("b".repeat(60) + ".").repeat(4) + "example");

    @ParameterizedTest
    @CsvSource({
        "http://events-view:8080,       events-view,            8080, events-view,             events-view:8080",
        "http://events-view,            events-view,            80,   events-view,             events-view",
        "https://events-view/,          events-view,            443,  events-view,             events-view",
        "https://events-view:443,       events-view,            443,  events-view,             events-view",
        "https://events-view:80,        events-view,            80,   events-view,             events-view:80",
        "HTTPS://Abc.Eu-West-1.on.AWS,  abc.eu-west-1.on.aws,   443,  abc.eu-west-1.on.aws,    abc.eu-west-1.on.aws",
        "http://events_view:21121,      events_view,            21121, events_view,            events_view:21121",
        "http://web.1.x7:65535,         web.1.x7,               65535, web.1.x7,               web.1.x7:65535",
        "http://monolith.:8080,         monolith.,              8080, monolith,                monolith:8080",
        "http://10.0.0.7:80,            10.0.0.7,               80,   10.0.0.7,                10.0.0.7",
        "http://[::1]:8080,             ::1,                    8080, ::1,                     [::1]:8080",
        "https://[2001:DB8::1],         2001:db8::1,            443,  2001:db8::1,             [2001:db8::1]",
        "http://[::ffff:127.0.0.1],     ::ffff:127.0.0.1,       80,   ::ffff:127.0.0.1,        [::ffff:127.0.0.1]"
    })
    void isReadOnce(String written, String host, int port, String serverName, String authority) {
        UpstreamUrl url = UpstreamUrl.of(written);

        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.serverName()).isEqualTo(serverName);
        assertThat(url.authority()).isEqualTo(authority);
        assertThat(url).hasToString(url.scheme() + "://" + authority);
    }

    @Test
    void takesEveryNameThatNameServersMayHold() {
        assertThat(NAMES).allSatisfy(name -> assertThat(
                        UpstreamUrl.of("http://" + name + ":8080").host())
                .isEqualToIgnoringCase(name));
    }

    @ParameterizedTest
    @CsvSource({
        "'',                        must begin with http:// or https://",
        "http:,                     is no URL",
        "http://,                   is no URL",
        "http:///x,                 it names no host",
        "//events-view,             must begin with",
        "events-view:8080,          such as http://events-view:8080",
        "lambda:events,             must begin with",
        "http://:8080,              write a host name",
        "http://a:b,                port from 1 to 65535",
        "http://a:,                 port from 1 to 65535",
        "http://a:0,                port from 1 to 65535",
        "http://a:65536,            port from 1 to 65535",
        "http://a:-1,               port from 1 to 65535",
        "http://a:080808,           port from 1 to 65535",
        "http://1.2.3,              an address such as 127.0.0.1",
        "http://2130706433,         an address such as 127.0.0.1",
        "http://256.1.1.1,          an address such as 127.0.0.1",
        "http://1.2.3.4.,           an address such as 127.0.0.1",
        "http://0.0.0.0,            the address that others use",
        "http://[::],               the address that others use",
        "http://[0:0::0],           the address that others use",
        "http://[::ffff:0.0.0.0],   the address that others use",
        "http://[fe80::1%eth0],     works on one machine only",
        "http://bücher.example,     xn--bcher-kva.example",
        "http://a..b,               1 to 63 between two dots",
        "http://.a,                 write a host name",
        "http://a-,                 write a host name",
        "http://a%20b,              write a host name",
        "http://a/#x,               no query and no fragment: http://a",
        "http://a?,                 no query and no fragment: http://a",
        "http://a/b,                must end after host and port: http://a",
        "http://a b,                is no URL",
        "http://user:word@a:80,     no user and no password: http://a:80"
    })
    void refusesEverythingElseWithItsReason(String written, String reason) {
        assertThatThrownBy(() -> UpstreamUrl.of(written))
                .isInstanceOf(BadUrl.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesNamesThatAreTooLongForNameServers() {
        assertThatThrownBy(() -> UpstreamUrl.of("http://" + "a".repeat(64))).hasMessageContaining("1 to 63");
        assertThatThrownBy(() -> UpstreamUrl.of("http://" + "a.".repeat(126) + "bc"))
                .hasMessageContaining("253");
    }
}
