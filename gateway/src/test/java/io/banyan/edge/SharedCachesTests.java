package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.split.ClientAddress;
import io.banyan.upstream.Forwarded;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedCachesTests {
    private static ClientRequest request(String start) {
        return request(start, "Host: a");
    }

    private static ClientRequest request(String start, String headers) {
        return new ClientRequest(
                RawHead.of(start + " HTTP/1.1\n" + headers), Forwarded.direct(ClientAddress.UNKNOWN), "http");
    }

    private static HttpResponse answer(int status, String headers) {
        HttpResponse answer = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        for (String header : headers.split("~", -1)) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                answer.headers()
                        .add(
                                header.substring(0, colon),
                                header.substring(colon + 1).strip());
            }
        }
        return answer;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | -                                                             | true",
                "451 | -                                                             | true",
                "500 | -                                                             | false",
                "500 | Cache-Control: max-age=9                                      | true",
                "200 | Cache-Control: private                                        | false",
                "200 | Cache-Control: no-store~CDN-Cache-Control: max-age=60         | true",
                "200 | Cache-Control: private~Surrogate-Control: max-age=60          | true",
                "200 | Cache-Control: private~Cloud-Cdn-Cache-Control: max-age=60    | true",
                "200 | Cache-Control: private~a-cDn-cAche-control: max-age=60        | true",
                "200 | Cache-Control: private~X-CDN-Cache-Control-Not: max-age=60    | false",
                "200 | Cache-Control: private~Edge-Control: cache-maxage=60          | true",
                "200 | Cache-Control: private~X-Accel-Expires: 60                    | true",
                "200 | 'Cache-Control: max-age=9, x=\"a, private, b\"'               | true",
                "200 | 'Cache-Control: x=\"a\\\", private, b\", max-age=9'           | true",
                "200 | 'Cache-Control: x=\"a\", private'                             | false",
            })
    void mayKeepWhatTheirHeadersLetThem(int status, String headers, boolean may) {
        assertThat(SharedCaches.mayKeep(request("GET /a"), answer(status, headers)))
                .isEqualTo(may);
    }

    @Test
    void mayKeepAnAnswerToAPostOnlyWhereItSaysWhereItStands() {
        String long60 = "CDN-Cache-Control: max-age=60";

        assertThat(SharedCaches.mayKeep(request("POST /a"), answer(200, long60)))
                .isFalse();
        assertThat(SharedCaches.mayKeep(request("POST /a"), answer(200, long60 + "~Content-Location: /a")))
                .isTrue();
        assertThat(SharedCaches.mayKeep(request("POST /a"), answer(200, "Content-Location: /a")))
                .isFalse();
        assertThat(SharedCaches.mayKeep(request("PUT /a"), answer(200, long60))).isFalse();
    }

    @Test
    void areKeptFromAnAnswerThatSaysNothingIfItMayBeChanged() {
        HttpResponse answer = answer(200, "");

        assertThat(SharedCaches.keptFrom(request("GET /a"), answer, false)).isFalse();
        assertThat(answer.headers()).isEmpty();
        assertThat(SharedCaches.keptFrom(request("GET /a"), answer, true)).isTrue();
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("private");
        assertThat(SharedCaches.keptFrom(request("GET /a"), answer(200, "X-Accel-Expires: 9"), true))
                .isFalse();
    }

    /// RFC 9111 §3.5.
    @Test
    void mayKeepAnAnswerToASignedInClientOnlyWhereItSaysSo() {
        ClientRequest signedIn = request("GET /a", "Host: a\nAuthorization: Bearer x");

        assertThat(SharedCaches.mayKeep(signedIn, answer(200, "Cache-Control: max-age=9")))
                .isFalse();
        assertThat(SharedCaches.mayKeep(signedIn, answer(200, "Cache-Control: PUBLIC, max-age=9")))
                .isTrue();
    }
}
