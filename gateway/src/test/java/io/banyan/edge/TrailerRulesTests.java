package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.Test;

class TrailerRulesTests {
    @Test
    void trailersSayNothingThatHeadersMayNot() {
        LastHttpContent last = new DefaultLastHttpContent();
        last.trailingHeaders()
                .add("X-Checksum", "1")
                .add("x-forwarded-for", "6.6.6.6")
                .add("X_Forwarded_For", "6.6.6.6")
                .add("X-Banyan-Hop", "evil")
                .add("Connection", "close");

        TrailerRules.apply(last);

        assertThat(last.trailingHeaders().names()).containsExactly("X-Checksum");
        last.release();
    }

    @Test
    void anEndWithoutTrailersStaysAsItIs() {
        assertThat(TrailerRules.apply(LastHttpContent.EMPTY_LAST_CONTENT)).isSameAs(LastHttpContent.EMPTY_LAST_CONTENT);
    }
}
