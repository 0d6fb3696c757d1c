package io.banyan.edge;

import io.banyan.shadow.NotCompared;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The bytes of one answer, kept beside their way: at most 256 KiB of each, as long as there is room.
/// Each byte is copied once where the answer says its length.
final class KeptBytes {
    static final int LARGEST = 256 << 10;

    private static final int FIRST = 4 << 10;

    private final ShadowRoom.OfGroup room;
    private byte[] bytes = {};
    private int length;

    /// @param room of the group that was asked
    KeptBytes(ShadowRoom.OfGroup room) {
        this.room = room;
    }

    /// The answer begins.
    ///
    /// @return why it cannot be kept; null = it can, so far
    @Nullable
    NotCompared begin(HttpResponse head) {
        long said = Math.max(0, HttpUtil.getContentLength(head, 0L));
        return said > LARGEST ? NotCompared.TOO_LARGE : grow((int) said);
    }

    /// Reads none of what is given away from others.
    @Nullable
    NotCompared add(ByteBuf piece) {
        int more = piece.readableBytes();
        if (length + more > LARGEST) {
            return NotCompared.TOO_LARGE;
        }
        NotCompared full = length + more > bytes.length ? grow(Math.max(length + more, 2 * bytes.length)) : null;
        if (full == null) {
            piece.getBytes(piece.readerIndex(), bytes, length, more);
            length += more;
        }
        return full;
    }

    private @Nullable NotCompared grow(int wanted) {
        int size = Math.min(LARGEST, wanted == 0 ? 0 : Math.max(FIRST, wanted));
        if (size <= bytes.length) {
            return null;
        }
        int more = size - bytes.length;
        if (!room.keep(more)) {
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
        room.free(bytes.length);
        bytes = new byte[0];
        length = 0;
    }
}
