package io.banyan.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.Failure;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassTests {
    private final LegacyGuard legacy = new LegacyGuard("legacy", 2);
    private final LegacyGuard fallBacks = legacy.share("fall-backs", 1);

    private static Pass entered(@Nullable Pass pass) {
        return Objects.requireNonNull(pass, "no place is free");
    }

    private GuardedCall call() {
        return new GuardedCall(entered(legacy.enter()));
    }

    @Test
    void aFallBackHoldsAPlaceOfItsGroupsShareToo() {
        Pass first = entered(fallBacks.enter());

        assertThat(fallBacks.enter()).as("the share is used up").isNull();
        assertThat(legacy.placesInUse()).isEqualTo(1);
        Pass second = entered(legacy.enter());

        first.cancel();
        first.cancel();
        second.cancel();

        assertThat(legacy.placesInUse()).isZero();
        assertThat(fallBacks.placesInUse()).isZero();
    }

    @Test
    void aShareIsGivenBackWhenThereIsNoPlace() {
        entered(legacy.enter());
        entered(legacy.enter());

        assertThat(fallBacks.enter()).isNull();
        assertThat(fallBacks.placesInUse()).isZero();
    }

    @Test
    void thePlaceIsLeftWithTheLastByte() {
        GuardedCall call = call();
        call.pass.head(GuardedCall.head(200));
        assertThat(legacy.placesInUse()).isEqualTo(1);

        call.pass.content(LastHttpContent.EMPTY_LAST_CONTENT);

        assertThat(legacy.placesInUse()).isZero();
        assertThat(call.heard()).containsExactly("200", "''end");
    }

    @Test
    void thePlaceIsLeftAfterAFailureBeforeAndAfterTheHead() {
        GuardedCall early = call();
        early.fails(Failure.CONNECT);
        GuardedCall late = call();
        late.pass.head(GuardedCall.head(200));
        late.fails(Failure.RESET);

        assertThat(legacy.placesInUse()).isZero();
        assertThat(late.heard()).containsExactly("200", "failed RESET");
    }

    @Test
    void thePlaceIsLeftOnceWhoeverEndsTheCall() {
        GuardedCall call = call();
        call.pass.head(GuardedCall.head(200));
        call.pass.content(LastHttpContent.EMPTY_LAST_CONTENT);
        entered(legacy.enter());

        call.pass.cancel();
        call.fails(Failure.UNEXPECTED);

        assertThat(legacy.placesInUse()).as("another's place").isEqualTo(1);
        assertThat(call.heard()).endsWith("failed UNEXPECTED");
    }

    @Test
    void aTunnelHoldsItsPlaceUntilItEnds() {
        GuardedCall call = call();
        EmbeddedChannel tunnel = new EmbeddedChannel();
        tunnel.pipeline().addLast("connection", new SlowToClose());
        call.pass.upgraded(GuardedCall.head(101), tunnel);
        assertThat(legacy.placesInUse()).isEqualTo(1);

        tunnel.unsafe().close(tunnel.newPromise());
        tunnel.runPendingTasks();

        assertThat(legacy.placesInUse()).isZero();
    }

    @Test
    void aSilentSideFailsAfterItsTimeout() {
        GuardedCall call = call();
        call.pass.ready();
        call.timePasses(999);
        assertThat(call.heard()).containsExactly("ready");

        call.timePasses(1);

        assertThat(call.heard()).containsExactly("ready", "failed TIMEOUT");
        assertThat(call.cancelled).isTrue();
        assertThat(legacy.placesInUse()).isZero();
    }

    @Test
    void theTimeoutWaitsForTheEndOfTheRequestAndEndsWithTheHead() {
        GuardedCall call =
                new GuardedCall(entered(legacy.enter()), new UpstreamRequest(HttpMethod.POST, "/a", false, true));
        call.pass.ready();
        call.timePasses(5_000);
        call.pass.body(new DefaultLastHttpContent());
        call.pass.head(GuardedCall.head(200));
        call.timePasses(5_000);

        assertThat(call.heard()).containsExactly("ready", "200");
    }

    @Test
    void aBodyThatStallsFailsAndFreesItsPlace() {
        GuardedCall call = call();
        call.pass.head(GuardedCall.head(200));
        call.pass.content(new DefaultHttpContent(Unpooled.EMPTY_BUFFER));
        call.pass.readComplete();
        call.timePasses(30_000);
        assertThat(legacy.placesInUse()).isEqualTo(1);

        call.timePasses(3_000);

        assertThat(call.heard()).containsExactly("200", "''", "failed TIMEOUT");
        assertThat(call.cancelled).isTrue();
        assertThat(legacy.placesInUse()).isZero();
    }

    @Test
    void aBodyWaitsForAClientThatDoesNotRead() {
        GuardedCall call = call();
        call.pass.head(GuardedCall.head(200));
        call.pass.readComplete();
        call.pass.reading(false);
        call.timePasses(300_000);
        call.pass.reading(true);
        call.pass.content(LastHttpContent.EMPTY_LAST_CONTENT);
        call.timePasses(300_000);

        assertThat(call.heard()).containsExactly("200", "''end");
    }

    @Test
    void anEventStreamMayPauseForEver() {
        GuardedCall call = call();
        HttpResponse head = GuardedCall.head(200);
        head.headers().set("Content-Type", "text/event-stream; charset=utf-8");
        call.pass.head(head);
        call.pass.readComplete();
        call.timePasses(300_000);

        assertThat(call.heard()).containsExactly("200");
        assertThat(legacy.placesInUse()).isEqualTo(1);
    }

    @Test
    void aCallThatCannotBeginIsAFailureOfItsSide() {
        Pass pass = entered(legacy.enter());
        CallEar ear = new CallEar();
        EmbeddedUpstream upstream = new EmbeddedUpstream(new EmbeddedChannel().eventLoop());
        Call call = pass.through(
                upstream.upstream(), upstream.client(), new UpstreamRequest(HttpMethod.GET, "/a", true, false), ear);
        upstream.breaks();

        call.start();

        assertThat(ear.heard).containsExactly("failed UNEXPECTED");
        assertThat(legacy.placesInUse()).isZero();
    }
}
