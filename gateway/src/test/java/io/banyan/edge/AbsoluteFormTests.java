package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AbsoluteFormTests {
    private static HttpRequest resolved(String raw) {
        HttpRequest head = RawHead.of(raw.replace('~', '\n'));
        AbsoluteForm.resolve(head);
        return head;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET http://a/b HTTP/1.1~Host: a             | /b             | a",
                "GET http://a:80/b HTTP/1.1~Host: a          | /b             | a:80",
                "GET http://a/b HTTP/1.1~Host: a:80          | /b             | a",
                "GET http://a/b HTTP/1.0                     | /b             | a",
                "GET http://a/b HTTP/1.1~Host: inner         | /b             | a",
                "GET http://a/b HTTP/1.1~Host:               | /b             | a",
                "GET HTTPS://[::1]:8443/b HTTP/1.1~Host: a   | /b             | [::1]:8443",
                "GET http://a HTTP/1.1~Host: a               | /              | a",
                "GET http://a?b=[1]&&c HTTP/1.1~Host: a      | /?b=[1]&&c     | a",
                "GET http://a//b/../%zzé HTTP/1.1~Host: a | //b/../%zzé | a",
                "OPTIONS http://a HTTP/1.1~Host: a           | *              | a",
                "OPTIONS http://a/ HTTP/1.1~Host: a          | /              | a",
                "OPTIONS http://a?b HTTP/1.1~Host: a         | /?b            | a",
                "GET /http://a/b HTTP/1.1~Host: a            | /http://a/b    | a",
                "OPTIONS * HTTP/1.1~Host: a                  | *              | a",
            })
    void isThePathAndTheHostThatItMeans(String raw, String target, String host) {
        HttpRequest head = resolved(raw);

        assertThat(head.uri()).isEqualTo(target);
        assertThat(head.headers().getAll("Host")).containsExactly(host);
    }

    @Test
    void theOtherHeadersStayAsTheyCame() {
        HttpRequest head = resolved("GET http://a/ HTTP/1.1~X-a: 1~hOST: b~x-A: 2~X-L: \u00e9");

        assertThat(head.headers().entries().stream()
                        .map(header -> header.getKey() + ": " + header.getValue())
                        .toList())
                .containsExactly("Host: a", "X-a: 1", "x-A: 2", "X-L: \u00e9");
    }
}
