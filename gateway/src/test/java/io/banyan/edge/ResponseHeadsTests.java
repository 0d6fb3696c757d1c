package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseHeadsTests {
    private static HttpResponse answer(String... headers) {
        HttpResponse answer = new DefaultHttpResponse(HttpVersion.HTTP_1_0, new HttpResponseStatus(299, "Quite OK"));
        for (String header : headers) {
            int colon = header.indexOf(": ");
            answer.headers().add(header.substring(0, colon), header.substring(colon + 2));
        }
        return answer;
    }

    private static List<String> lines(HttpResponse head) {
        return head.headers().entries().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
    }

    @Test
    void anAnswerOfLegacyKeepsEverythingButTheHeadersOfItsHop() {
        HttpResponse head = ResponseHeads.fromLegacy(answer(
                "sERVER: x",
                "Set-Cookie: a=1",
                "set-cookie: b=2",
                "Connection: close, X-Hop, Set-Cookie, Content-Type",
                "X-Hop: 1",
                "Keep-Alive: timeout=5",
                "Transfer-Encoding: chunked",
                "Upgrade: h2",
                "Proxy-Connection: x",
                "Content-Type: text/html; charset=ISO-8859-1",
                "ETag: \"1\"",
                "Location: http://monolith/",
                "TE: x",
                "Trailer: X-T"));

        assertThat(head.protocolVersion()).isEqualTo(HttpVersion.HTTP_1_1);
        assertThat(head.status().reasonPhrase()).isEqualTo("Quite OK");
        assertThat(lines(head))
                .containsExactly(
                        "sERVER: x",
                        "Set-Cookie: a=1",
                        "set-cookie: b=2",
                        "Content-Type: text/html; charset=ISO-8859-1",
                        "ETag: \"1\"",
                        "Location: http://monolith/",
                        "Trailer: X-T");
    }

    @Test
    void aSwitchOfProtocolsSaysSoForThisHop() {
        HttpResponse head = ResponseHeads.switching(
                answer("Upgrade: websocket", "Connection: upgrade", "Content-Length: 3", "Sec-WebSocket-Accept: x"));

        assertThat(lines(head)).containsExactly("Sec-WebSocket-Accept: x", "Upgrade: websocket", "Connection: Upgrade");
    }
}
