package io.banyan.upstream;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

/// Writes the lines of a head: first into an array of this thread, then into the buffer at once, since each step on a
/// buffer of its own costs as much as the text it writes.
public final class HeadLines {
    private static final FastThreadLocal<HeadLines> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected HeadLines initialValue() {
            return new HeadLines();
        }
    };
    /// Most heads are smaller; a larger array is not kept.
    private static final int USUAL = 16 * 1024;

    private byte[] bytes = new byte[USUAL];
    private int length;

    private HeadLines() {}

    /// Of this thread, empty; used until [#to], and by nothing else on the way.
    public static HeadLines begin() {
        HeadLines lines = OF_THREAD.get();
        lines.length = 0;
        return lines;
    }

    /// Characters stand for bytes (ISO-8859-1); what is no such character becomes `?`.
    public HeadLines text(CharSequence text) {
        int more = text.length();
        room(more);
        if (text instanceof AsciiString ascii) {
            System.arraycopy(ascii.array(), ascii.arrayOffset(), bytes, length, more);
        } else {
            byte[] into = bytes;
            int at = length;
            for (int i = 0; i < more; i++) {
                char c = text.charAt(i);
                into[at + i] = c < 256 ? (byte) c : (byte) '?';
            }
        }
        length += more;
        return this;
    }

    /// Each `Name: value` and the end of its line.
    public HeadLines headers(HttpHeaders headers) {
        Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            text(header.getKey());
            pair(':', ' ');
            text(header.getValue());
            line();
        }
        return this;
    }

    /// The end of a line.
    public HeadLines line() {
        pair('\r', '\n');
        return this;
    }

    private void pair(char first, char second) {
        room(2);
        bytes[length++] = (byte) first;
        bytes[length++] = (byte) second;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /// Writes what has been collected.
    public void to(ByteBuf out) {
        out.writeBytes(bytes, 0, length);
        if (bytes.length > USUAL) {
            bytes = new byte[USUAL];
        }
    }
}
