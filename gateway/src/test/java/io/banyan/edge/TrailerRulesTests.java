package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrailerRulesTests {
    private static final HttpRequest HEAD =
            RawHead.of("POST / HTTP/1.1\nHost: a\nConnection: close, X-Hop\nTransfer-Encoding: chunked");

    private static LastHttpContent end(String... names) {
        LastHttpContent last = new DefaultLastHttpContent();
        for (String name : names) {
            last.trailingHeaders().add(name, "1");
        }
        return last;
    }

    @Test
    void aRequestsSayNothingThatHeadersMayNot() {
        LastHttpContent last = end(
                "X-Checksum", "x-forwarded-for", "X_Forwarded_For", "X-Banyan-Hop", "Connection", "x-hop", "Cookie");

        TrailerRules.ofRequest(last, HEAD);

        assertThat(last.trailingHeaders().names()).containsExactly("X-Checksum");
        last.release();
    }

    @Test
    void anAnswersSayNothingOfItsHopAndItsFraming() {
        LastHttpContent last =
                end("Content-Digest", "Keep-Alive", "content_length", "Connection", "X-Hop", "Set-Cookie", "ETag");

        TrailerRules.ofAnswer(last.trailingHeaders(), Set.of("x-hop"));

        assertThat(last.trailingHeaders().names()).containsExactlyInAnyOrder("Content-Digest", "Set-Cookie", "ETag");
        last.release();
    }

    @Test
    void anEndWithoutTrailersStaysAsItIs() {
        assertThat(TrailerRules.ofRequest(LastHttpContent.EMPTY_LAST_CONTENT, HEAD))
                .isSameAs(LastHttpContent.EMPTY_LAST_CONTENT);
    }
}
