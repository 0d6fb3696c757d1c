package io.banyan.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrameWatchTests {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int PING = 6;
    private static final int CONTINUATION = 9;
    private static final int END_HEADERS = 4;
    private static final long BEGUN = 1;
    /// Later than any clock of this test.
    private static final long LATER = Long.MAX_VALUE;

    private final AtomicInteger floods = new AtomicInteger();
    private final FrameWatch watch = new FrameWatch(BEGUN, floods::incrementAndGet);
    private final EmbeddedChannel channel = new EmbeddedChannel(watch);

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void receive(ByteBuf bytes) {
        channel.writeInbound(bytes);
    }

    private static ByteBuf preface() {
        return Unpooled.buffer().writeZero(24);
    }

    private static ByteBuf frame(int type, int flags, int length) {
        return Unpooled.buffer()
                .writeMedium(length)
                .writeByte(type)
                .writeByte(flags)
                .writeInt(1)
                .writeZero(length);
    }

    @Test
    void passesOnWhatItSees() {
        receive(preface());
        receive(frame(DATA, 0, 100));

        assertThat(channel.inboundMessages()).hasSize(2);
        assertThat(floods).hasValue(0);
    }

    @Test
    void knowsThatAPrefaceOrAHeadIsUnderWay() {
        assertThat(watch.headSlowerThan(0, LATER)).isTrue();
        receive(preface());
        assertThat(watch.headSlowerThan(0, LATER)).isFalse();

        receive(frame(HEADERS, 0, 10));
        receive(frame(CONTINUATION, 0, 10));
        assertThat(watch.headSlowerThan(0, LATER)).isTrue();

        receive(frame(CONTINUATION, END_HEADERS, 10));
        assertThat(watch.headSlowerThan(0, LATER)).isFalse();
    }

    @Test
    void findsTheBordersOfFramesHoweverTheyAreCut() {
        ByteBuf all = Unpooled.wrappedBuffer(
                preface(), frame(HEADERS, END_HEADERS, 3), frame(DATA, 0, 5), frame(HEADERS, 0, 300));
        while (all.isReadable()) {
            receive(all.readSlice(1).retain());
        }
        all.release();

        assertThat(watch.headSlowerThan(0, LATER)).isTrue();
        receive(frame(CONTINUATION, END_HEADERS, 0));
        assertThat(watch.headSlowerThan(0, LATER)).isFalse();
    }

    @Test
    void takesFramesThatBringNothingForAFloodAndLetsNothingMoreThrough() {
        receive(preface());
        int sent = 0;
        while (floods.get() == 0 && sent < 100_000) {
            receive(frame(PING, 0, 8));
            sent++;
        }
        int through = channel.inboundMessages().size();
        receive(frame(HEADERS, END_HEADERS, 3));

        assertThat(sent).isBetween(FrameWatch.ALLOWANCE, 50_000);
        assertThat(floods).hasValue(1);
        assertThat(channel.inboundMessages()).hasSize(through);
    }

    @Test
    void letsADownloadGiveItsWindowBack() {
        receive(preface());
        for (int i = 0; i < 3 * FrameWatch.ALLOWANCE; i++) {
            channel.writeOutbound(Unpooled.buffer().writeZero(1024));
            receive(frame(8, 0, 4));
        }

        assertThat(floods).hasValue(0);
    }

    @Test
    void chargesForStreamsThatWereResetByUs() {
        receive(preface());
        for (int i = 0; i < FrameWatch.ALLOWANCE && floods.get() == 0; i++) {
            watch.reset();
        }

        assertThat(floods).hasValue(1);
    }

    @Test
    void takesHeadersOfStreamsThatAreOverForAFlood() {
        receive(preface());
        for (int i = 0; i < 3 * FrameWatch.ALLOWANCE; i++) {
            receive(frame(HEADERS, END_HEADERS, 3));
            watch.opened();
        }
        assertThat(floods).hasValue(0);

        for (int i = 0; i < 100_000 && floods.get() == 0; i++) {
            receive(frame(HEADERS, END_HEADERS, 3));
        }
        assertThat(floods).hasValue(1);
    }

    @Test
    void takesABodyForNoFlood() {
        receive(preface());
        receive(frame(HEADERS, END_HEADERS, 3));
        for (int i = 0; i < 3 * FrameWatch.ALLOWANCE; i++) {
            receive(frame(DATA, 0, 1));
        }

        assertThat(floods).hasValue(0);
    }
}
