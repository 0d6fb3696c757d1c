package io.banyan.edge;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// Whether a connection's first bytes are those of a PROXY header, `PROXY ` of version 1 or the twelve of version 2, in
/// whatever pieces they come.
final class ProxySignature {
    private static final byte[] ONE = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TWO = "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.US_ASCII);

    private byte[] expected = ONE;
    private int matched;
    private Found found = Found.NOTHING;

    enum Found {
        /// No byte came.
        NOTHING,
        /// Too few bytes came.
        A_PART,
        YES,
        NO
    }

    /// Looks at what came next; leaves it unread.
    Found look(ByteBuf bytes) {
        for (int at = bytes.readerIndex(); at < bytes.writerIndex() && isOpen(); at++) {
            byte next = bytes.getByte(at);
            if (matched == 0 && next == TWO[0]) {
                expected = TWO;
            }
            matched++;
            boolean fits = next == expected[matched - 1];
            found = !fits ? Found.NO : matched == expected.length ? Found.YES : Found.A_PART;
        }
        return found;
    }

    Found found() {
        return found;
    }

    boolean isOpen() {
        return found == Found.NOTHING || found == Found.A_PART;
    }
}
