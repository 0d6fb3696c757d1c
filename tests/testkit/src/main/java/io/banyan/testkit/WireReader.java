package io.banyan.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/// Reads HTTP/1.1 messages off a socket and normalises nothing.
final class WireReader {
    private static final int KEPT = 1 << 20;
    private static final int HEAD_LIMIT = 8 << 20;

    private final InputStream in;

    WireReader(InputStream in) {
        this.in = new BufferedInputStream(in, 16 * 1024);
    }

    /// Empty if the peer closed before the first byte; fails if it closed later or reset.
    Optional<Head> head() throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream(512);
        int state = 0;
        while (state < 4) {
            int next = in.read();
            if (next < 0) {
                if (raw.size() == 0) {
                    return Optional.empty();
                }
                throw new EOFException("closed within a head: " + raw.toString(ISO_8859_1));
            }
            if (raw.size() > HEAD_LIMIT) {
                throw new IOException("a head longer than " + HEAD_LIMIT + " bytes");
            }
            raw.write(next);
            state = next == (state % 2 == 0 ? '\r' : '\n') ? state + 1 : next == '\r' ? 1 : 0;
        }
        String text = raw.toString(ISO_8859_1);
        return Optional.of(Head.parse(text.substring(0, text.length() - 4)));
    }

    /// Never fails for a body that breaks off: its ending says so.
    Body body(Framing framing) throws IOException {
        Collected collected = new Collected();
        Ending ending = Ending.COMPLETE;
        try {
            switch (framing) {
                case Framing.None none -> {}
                case Framing.Length length -> copy(length.bytes(), collected);
                case Framing.Chunked chunked -> chunks(collected);
                case Framing.UntilClose untilClose -> untilClose(collected);
            }
        } catch (EOFException e) {
            ending = Ending.CLOSED;
        } catch (SocketException e) {
            ending = Ending.RESET;
        }
        return collected.body(ending);
    }

    /// Reads up to and including the given text; for bytes that no framing ends.
    String through(String marker) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.length() < marker.length() || seen.lastIndexOf(marker) != seen.length() - marker.length()) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("closed before '" + marker + "', after: " + seen);
            }
            seen.append((char) next);
        }
        return seen.toString();
    }

    /// Exactly so many bytes, as ISO-8859-1.
    String exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("closed after " + bytes.length + " of " + count + " bytes");
        }
        return new String(bytes, ISO_8859_1);
    }

    /// One byte, or -1 at the end.
    int read() throws IOException {
        return in.read();
    }

    int read(byte[] into) throws IOException {
        return in.read(into);
    }

    private void chunks(Collected collected) throws IOException {
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            copy(size, collected);
            collected.chunks++;
            line();
        }
        for (String line = line(); !line.isEmpty(); line = line()) {
            collected.trailers.add(line);
        }
    }

    private long chunkSize() throws IOException {
        String line = line();
        int extension = line.indexOf(';');
        return Long.parseLong((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    }

    private String line() throws IOException {
        String line = through("\r\n");
        return line.substring(0, line.length() - 2);
    }

    private void copy(long length, Collected collected) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (long left = length; left > 0; ) {
            int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new EOFException(left + " bytes missing");
            }
            collected.add(buffer, count);
            left -= count;
        }
    }

    private void untilClose(Collected collected) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            collected.add(buffer, count);
        }
    }

    private static final class Collected {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final CRC32 crc = new CRC32();
        private final List<String> trailers = new ArrayList<>();
        private long length;
        private int chunks;

        void add(byte[] bytes, int count) {
            crc.update(bytes, 0, count);
            length += count;
            kept.write(bytes, 0, Math.min(count, Math.max(0, KEPT - kept.size())));
        }

        Body body(Ending ending) {
            return new Body(kept.toString(ISO_8859_1), length, crc.getValue(), chunks, trailers, ending);
        }
    }
}
