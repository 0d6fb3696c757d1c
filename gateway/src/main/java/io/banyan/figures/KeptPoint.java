package io.banyan.figures;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// A point of the history as a text that outlives its replica: the rows of one step, numbers that are zero left out.
/// About 60 characters a group with traffic, 225 at most; of the sum and 500 groups, the first by name, so no more than
/// 115 kB.
///
/// Base64 of: 1 for this format, the end in ms since 1970 (8 bytes), and for each row the length of its name (1 byte),
/// the name (none for the sum), a bit for each number that follows (4 bytes) and those numbers (4 bytes each).
final class KeptPoint {
    private static final byte FORMAT = 1;
    private static final int HEAD = 1 + Long.BYTES;
    private static final int NAME = 63;
    private static final int ROW = 1 + NAME + Integer.BYTES + FiguresRow.NUMBERS * Float.BYTES;
    private static final int ROWS = FigureCounter.GROUPS + 1;
    private static final int LONGEST = (HEAD + ROWS * ROW + 2) / 3 * 4;

    private KeptPoint() {}

    static String told(FiguresRows point) {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + ROWS * ROW);
        bytes.put(FORMAT).putLong(point.at().toEpochMilli());
        new TreeMap<>(point.rows())
                .entrySet().stream()
                        .filter(named -> named.getKey().length() <= NAME)
                        .limit(ROWS)
                        .forEach(named -> put(named.getKey(), named.getValue(), bytes));
        return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    private static void put(String name, float[] row, ByteBuffer bytes) {
        bytes.put((byte) name.length()).put(name.getBytes(StandardCharsets.US_ASCII));
        int bits = bytes.position();
        int written = 0;
        bytes.putInt(0);
        for (int i = 0; i < FiguresRow.NUMBERS; i++) {
            if (row[i] != 0) {
                written |= 1 << i;
                bytes.putFloat(row[i]);
            }
        }
        bytes.putInt(bits, written);
    }

    /// Throws IllegalArgumentException, which says why, for what no replica of this version told.
    static FiguresRows of(String told) {
        if (told.length() > LONGEST) {
            throw new IllegalArgumentException("it has " + told.length() + " characters");
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(told));
        try {
            byte format = bytes.get();
            if (format != FORMAT) {
                throw new IllegalArgumentException("it has the format " + format);
            }
            Instant at = Instant.ofEpochMilli(bytes.getLong());
            Map<String, float[]> rows = new HashMap<>();
            while (bytes.hasRemaining()) {
                rows.put(name(bytes), row(bytes));
            }
            return new FiguresRows(at, rows);
        } catch (BufferUnderflowException cut) {
            throw new IllegalArgumentException("its end is missing", cut);
        }
    }

    private static String name(ByteBuffer bytes) {
        byte[] name = new byte[Byte.toUnsignedInt(bytes.get())];
        bytes.get(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private static float[] row(ByteBuffer bytes) {
        int written = bytes.getInt();
        if (written >>> FiguresRow.NUMBERS != 0) {
            throw new IllegalArgumentException("it has more numbers than a row");
        }
        float[] row = new float[FiguresRow.NUMBERS];
        for (int i = 0; i < row.length; i++) {
            row[i] = (written & (1 << i)) == 0 ? 0 : bytes.getFloat();
            if (!FiguresRow.isPossible(i, row[i])) {
                throw new IllegalArgumentException("number " + i + " of a row is " + row[i]);
            }
        }
        return row;
    }
}
