package io.banyan.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/// Follows the borders of HTTP/2 frames in what a client sends, before anything decodes them. Frames that bring
/// nothing of a request (PING, SETTINGS, WINDOW_UPDATE, PRIORITY, empty DATA, ...) are paid for from an allowance, and
/// a client that has none left is a flood. The allowance begins full and fills up with time, with each stream that
/// opens and with each kilobyte sent to the client: whoever downloads gives window back all the time.
///
/// Also knows since when a head has been under way, whose end may never come.
final class FrameWatch extends ChannelDuplexHandler {
    /// Enough for a page of 100 pictures that a browser asks for, gives weights to and then gives up.
    static final int ALLOWANCE = 2_000;
    private static final int A_SECOND = 200;
    /// What a stream brings that opens: its own HEADERS, and two more frames.
    private static final int A_STREAM = 3;
    /// What a stream costs that had to be reset by us.
    private static final int A_RESET = 10;
    private static final int PREFACE_BYTES = 24;
    private static final int FRAME_HEAD = 9;
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int CONTINUATION = 9;
    private static final int END_HEADERS = 4;

    private final Runnable flood;
    private final byte[] frame = new byte[FRAME_HEAD];
    private int filled;
    private int type = HEADERS;
    private int left = PREFACE_BYTES;
    private long headSince;
    private double allowance = ALLOWANCE;
    private long refilled;
    private boolean flooded;

    /// @param flood run once; nothing that the client sends passes any more
    FrameWatch(long now, Runnable flood) {
        this.flood = flood;
        this.headSince = now;
        this.refilled = now;
        frame[4] = END_HEADERS;
    }

    /// Whether a head, or the connection's preface, has been incomplete for longer than this.
    boolean headSlowerThan(long nanos, long now) {
        return headSince != 0 && now - headSince > nanos;
    }

    /// A stream has opened. HEADERS alone bring nothing: they may be of a stream that is over.
    void opened() {
        allowance = Math.min(ALLOWANCE, allowance + A_STREAM);
    }

    /// A stream was reset by us because of what its client did.
    void reset() {
        spend(A_RESET);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf bytes && !flooded) {
            long now = System.nanoTime();
            allowance =
                    Math.min(ALLOWANCE, allowance + (now - refilled) * (double) A_SECOND / TimeUnit.SECONDS.toNanos(1));
            refilled = now;
            scan(bytes, now);
        }
        if (flooded) {
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private void scan(ByteBuf bytes, long now) {
        int at = bytes.readerIndex();
        int end = bytes.writerIndex();
        while (at < end && !flooded) {
            if (left > 0) {
                int skipped = Math.min(left, end - at);
                at += skipped;
                left -= skipped;
                ended();
            } else {
                frame[filled++] = bytes.getByte(at++);
                if (filled == FRAME_HEAD) {
                    begun(now);
                }
            }
        }
    }

    private void begun(long now) {
        filled = 0;
        left = (frame[0] & 0xff) << 16 | (frame[1] & 0xff) << 8 | (frame[2] & 0xff);
        type = frame[3];
        if (type == HEADERS) {
            headSince = now;
        }
        if (type != DATA || left == 0) {
            spend(1);
        }
        ended();
    }

    private void ended() {
        if (left == 0 && (type == HEADERS || type == CONTINUATION) && (frame[4] & END_HEADERS) != 0) {
            headSince = 0;
        }
    }

    private void spend(int cost) {
        allowance -= cost;
        if (allowance < 0 && !flooded) {
            flooded = true;
            flood.run();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes) {
            allowance = Math.min(ALLOWANCE, allowance + bytes.readableBytes() / 1024.0);
        }
        ctx.write(message, promise);
    }
}
