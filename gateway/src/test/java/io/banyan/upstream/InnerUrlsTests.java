package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InnerUrlsTests {
    private static String outer(String value, String authority) {
        return InnerUrls.outer(value, authority, "https", "www.example.com:8443");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http://view:8080/a?b#c       | https://www.example.com:8443/a?b#c",
                "https://view:8080/a          | https://www.example.com:8443/a",
                "HTTP://VIEW:8080/a           | https://www.example.com:8443/a",
                "//view:8080/a                | //www.example.com:8443/a",
                "http://view:8080             | https://www.example.com:8443",
                "http://view:8080?a           | https://www.example.com:8443?a",
                "http://view:80801/a          | http://view:80801/a",
                "http://view:8080.evil.com/   | http://view:8080.evil.com/",
                "http://view:8080@evil.com/   | http://view:8080@evil.com/",
                "http://view:8080%2Eevil.com/ | http://view:8080%2Eevil.com/",
                "http://view/a                | http://view/a",
                "http://other:8080/a          | http://other:8080/a",
                "http://a.view:8080/a         | http://a.view:8080/a",
                "/a                           | /a",
                "/a//view:8080/b              | /a//view:8080/b",
                "ftp://view:8080/a            | ftp://view:8080/a",
                "a/b                          | a/b",
                "``                           | ``",
            })
    void aUrlOfTheUpstreamsOwnBecomesTheClients(String value, String expected) {
        assertThat(outer(value, "view:8080")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5; url=http://view:8080/v/2     | 5; url=https://www.example.com:8443/v/2",
                "0;URL='http://view:8080'        | 0;URL='https://www.example.com:8443'",
                "<http://view:8080/a>; rel=next, </b>, <//view:8080/c> "
                        + "| <https://www.example.com:8443/a>; rel=next, </b>, <//www.example.com:8443/c>",
                "connect-src wss://view:8080 ws://view:8080/x http://view:8080; img-src * "
                        + "| connect-src wss://www.example.com:8443 wss://www.example.com:8443/x "
                        + "https://www.example.com:8443; img-src *",
                "https://sso/login?to=http://view:8080/cb&x | https://sso/login?to=https://www.example.com:8443/cb&x",
                "https://sso/login?to=http%3a%2f%2fview%3a8080%2Fcb "
                        + "| https://sso/login?to=https%3A%2F%2Fwww.example.com%3A8443%2Fcb",
                "https://sso/login?to=http%3A%2F%2Fview%3A8080&x "
                        + "| https://sso/login?to=https%3A%2F%2Fwww.example.com%3A8443&x",
                "https://sso/login?to=http%3A%2F%2Fview%3A80801 | https://sso/login?to=http%3A%2F%2Fview%3A80801",
            })
    void aUrlIsFoundWhereverItStands(String value, String expected) {
        assertThat(outer(value, "view:8080")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://view/a                   | https://www.example.com:8443/a",
                "http://view:80/a                | https://www.example.com:8443/a",
                "https://view:443                | https://www.example.com:8443",
                "wss://view:443                  | wss://www.example.com:8443",
                "?u=https%3A%2F%2Fview%3A443%2Fa | ?u=https%3A%2F%2Fwww.example.com%3A8443%2Fa",
                "http://view:443/a               | http://view:443/a",
                "http://view:8080/a              | http://view:8080/a",
                "http://view:800/a               | http://view:800/a",
            })
    void theUsualPortMayBeWrittenOut(String value, String expected) {
        assertThat(outer(value, "view")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"http://view:8080/a, /a", "http://view:8080, /", "//view:8080?a, /?a", "http://other/, http://other/"})
    void withoutAHostOfTheClientsThePathIsLeft(String value, String expected) {
        assertThat(InnerUrls.outer(value, "view:8080", "http", null)).isEqualTo(expected);
    }

    @Test
    void anIpv6AddressIsOneToo() {
        assertThat(outer("http://[::1]:8080/a ?u=http%3A%2F%2F%5B%3A%3A1%5D%3A8080", "[::1]:8080"))
                .isEqualTo("https://www.example.com:8443/a ?u=https%3A%2F%2Fwww.example.com%3A8443");
    }
}
