package io.banyan.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Request heads from the bytes of a client, read as the traffic port reads them.
final class RawHead {
    private RawHead() {}

    /// One that announces a body comes as it does when that body is late.
    ///
    /// @param bytes lines end with `\n` or CRLF; the empty line at the end may be left out
    static HttpRequest of(String bytes) {
        EmbeddedChannel channel =
                new EmbeddedChannel(new RequestDecoder(Limits.DEFAULT, new ClientClock(Limits.DEFAULT, 0)));
        String raw = bytes.replace("\r\n", "\n").replace("\n", "\r\n") + "\r\n\r\n";
        channel.freezeTime();
        channel.writeInbound(Unpooled.copiedBuffer(raw, StandardCharsets.ISO_8859_1));
        channel.advanceTimeBy(EmptyBody.WAIT_MILLIS, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        HttpRequest head = channel.readInbound();
        ReferenceCountUtil.release(head);
        channel.finishAndReleaseAll();
        return head;
    }
}
