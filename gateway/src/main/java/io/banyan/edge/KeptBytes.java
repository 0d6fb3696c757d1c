package io.banyan.edge;

import io.banyan.shadow.NotCompared;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The bytes of one answer, kept beside their way: at most 256 KiB of each, and 64 MiB of all that are kept at once.
/// Each byte is copied once where the answer says its length.
final class KeptBytes {
    static final int LARGEST = 256 << 10;
    static final long ALL = 64L << 20;

    private static final int FIRST = 4 << 10;

    private final AtomicLong inUse;
    private byte[] bytes = {};
    private int length;

    /// @param inUse by all answers
    KeptBytes(AtomicLong inUse) {
        this.inUse = inUse;
    }

    /// The answer begins.
    ///
    /// @return why it cannot be kept; null = it can, so far
    @Nullable
    NotCompared begin(HttpResponse head) {
        long said = Math.max(0, HttpUtil.getContentLength(head, 0L));
        return said > LARGEST ? NotCompared.TOO_LARGE : room((int) said);
    }

    /// Reads none of what is given away from others.
    @Nullable
    NotCompared add(ByteBuf piece) {
        int more = piece.readableBytes();
        if (length + more > LARGEST) {
            return NotCompared.TOO_LARGE;
        }
        NotCompared full = length + more > bytes.length ? room(Math.max(length + more, 2 * bytes.length)) : null;
        if (full == null) {
            piece.getBytes(piece.readerIndex(), bytes, length, more);
            length += more;
        }
        return full;
    }

    private @Nullable NotCompared room(int wanted) {
        int size = Math.min(LARGEST, wanted == 0 ? 0 : Math.max(FIRST, wanted));
        if (size <= bytes.length) {
            return null;
        }
        int more = size - bytes.length;
        if (inUse.addAndGet(more) > ALL) {
            inUse.addAndGet(-more);
            return NotCompared.MEMORY;
        }
        bytes = Arrays.copyOf(bytes, size);
        return null;
    }

    byte[] whole() {
        return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }

    /// Nobody needs them any more; more than once is once.
    void free() {
        inUse.addAndGet(-bytes.length);
        bytes = new byte[0];
        length = 0;
    }
}
