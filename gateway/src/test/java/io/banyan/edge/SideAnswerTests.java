package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.compare.Seen;
import io.banyan.exchange.Failure;
import io.banyan.route.Side;
import io.banyan.upstream.Call;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a comparison takes from MODERN, asked for v2.
class SideAnswerTests {
    private static final String PROOF = "\"7c1f00aa\";pos=\"900\";view=\"events\"";

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final CompletableFuture<Seen> answer = new CompletableFuture<>();
    private boolean cancelled;

    private final Call call = new Call() {
        @Override
        public void start() {
            // the test answers
        }

        @Override
        public void body(HttpContent content) {
            content.release();
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public void reading(boolean on) {
            // the test answers
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    };

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private SideAnswer asked(Side side) {
        SideAnswer asked = new SideAnswer(side, 2, Instant.EPOCH, answer);
        asked.start(call, channel.eventLoop());
        return asked;
    }

    private static void answers(SideAnswer to, int status, @Nullable String proof) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status));
        if (proof != null) {
            head.headers().set("Banyan-As-Of", proof);
        }
        to.head(head);
        to.content(new DefaultLastHttpContent(Unpooled.copiedBuffer("{}", StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void isTakenWhereItIsOfTheVersionThatWasAskedFor(int status) {
        answers(asked(Side.MODERN), status, PROOF + ";v=2");

        assertThat(answer).isCompletedWithValueMatching(seen -> seen.status() == status && seen.proof() != null);
    }

    /// A service that does not know the header would be compared with itself.
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            delimiter = '|',
            value = {
                "200 | none                  | does not say that it answered from v2",
                "404 | none                  | does not say that it answered from v2",
                "200 | '\"7c1f00aa\";pos=\"9\"'     | does not say that it answered from v2",
                "200 | '\"7c1f00aa\";pos=\"9\";v=1' | answered from v1, not from v2",
                "404 | '\"7c1f00aa\";pos=\"9\";v=3' | answered from v3, not from v2"
            })
    void isNotTakenWhereItIsNot(int status, @Nullable String proof, String says) {
        answers(asked(Side.MODERN), status, proof);

        assertThatThrownBy(answer::join)
                .hasMessageContaining("MODERN " + says)
                .hasMessageContaining("its service must know the header Banyan-View");
    }

    /// What they come to, whoever compares them decides.
    @Test
    void isTakenWhereItShowsNothingOfAnyVersion() {
        answers(asked(Side.MODERN), 302, null);

        assertThat(answer).isCompletedWithValueMatching(seen -> seen.status() == 302);
    }

    @Test
    void ofLegacyNeedsNoProof() {
        answers(asked(Side.LEGACY), 200, null);

        assertThat(answer).isCompletedWithValueMatching(seen -> seen.proof() == null);
    }

    @Test
    void isGivenUpAfterTenSeconds() {
        asked(Side.LEGACY);
        channel.advanceTimeBy(10, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();

        assertThatThrownBy(answer::join).hasMessageContaining("LEGACY gave no answer within 10 s");
        assertThat(cancelled).isTrue();
    }

    @Test
    void leavesNoTimerBehind() {
        answers(asked(Side.LEGACY), 200, null);

        assertThat(channel.runScheduledPendingTasks())
                .as("nothing is due any more")
                .isEqualTo(-1);
    }

    @Test
    void ofACallThatFailedLeavesNoTimerBehindEither() {
        asked(Side.LEGACY).failed(Failure.RESET);

        assertThatThrownBy(answer::join).hasMessageContaining("LEGACY failed: ");
        assertThat(channel.runScheduledPendingTasks()).isEqualTo(-1);
    }
}
