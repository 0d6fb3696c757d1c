package io.banyan.projections.source;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads messages of `pgoutput`. Pure: bytes in, data out. What is cut off, has bytes left over or is not known
/// is a BadMessage; nothing is guessed.
final class PgOutput {
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final ByteBuffer bytes;

    private PgOutput(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /// Reads one message, which is all of the buffer.
    static PgMessage read(ByteBuffer given) {
        ByteBuffer message = given.slice();
        ByteBuffer whole = given.slice();
        try {
            PgMessage read = new PgOutput(message).message();
            if (message.hasRemaining() && !(read instanceof PgMessage.Other)) {
                throw new BadMessage(message.remaining() + " bytes are left over", whole);
            }
            return read;
        } catch (BufferUnderflowException cut) {
            throw new BadMessage("it is cut off", whole);
        }
    }

    /// Bytes that are no message of pgoutput's version 1.
    static final class BadMessage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadMessage(String what, ByteBuffer whole) {
            super("a message of pgoutput is not as its version 1 has it: " + what + " (" + whole.remaining()
                    + " bytes, beginning " + beginning(whole) + ")");
        }

        /// Kind and numbers, too short for what a row holds.
        private static String beginning(ByteBuffer whole) {
            byte[] first = new byte[Math.min(5, whole.remaining())];
            whole.duplicate().get(first);
            return HexFormat.of().formatHex(first);
        }
    }

    private PgMessage message() {
        char kind = (char) bytes.get();
        return switch (kind) {
            case 'B' -> new PgMessage.Begin(bytes.getLong(), time(), bytes.getInt());
            case 'C' -> commit();
            case 'R' -> relation();
            case 'I' -> new PgMessage.Insert(bytes.getInt(), row());
            case 'U' -> update();
            case 'D' -> delete();
            case 'T' -> truncate();
            case 'O', 'Y', 'M' -> new PgMessage.Other(kind);
            default -> throw bad("its kind is '" + printable(kind) + "'");
        };
    }

    private PgMessage commit() {
        bytes.get();
        return new PgMessage.Commit(bytes.getLong(), bytes.getLong(), time());
    }

    private PgMessage relation() {
        int oid = bytes.getInt();
        String schema = text();
        String name = text();
        char identity = (char) bytes.get();
        int count = count();
        List<PgMessage.Column> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            boolean isKey = (bytes.get() & 1) == 1;
            columns.add(new PgMessage.Column(isKey, text(), bytes.getInt()));
            bytes.getInt();
        }
        return new PgMessage.Relation(oid, schema.isEmpty() ? "pg_catalog" : schema, name, identity, columns);
    }

    private PgMessage update() {
        int oid = bytes.getInt();
        char first = (char) bytes.get();
        PgMessage.@Nullable Row old = null;
        if (first == 'K' || first == 'O') {
            old = columns();
            requireMark('N', (char) bytes.get());
        } else {
            requireMark('N', first);
        }
        return new PgMessage.Update(oid, old, first == 'O', columns());
    }

    private PgMessage delete() {
        int oid = bytes.getInt();
        char mark = (char) bytes.get();
        if (mark != 'K' && mark != 'O') {
            throw bad("a deleted row is marked '" + printable(mark) + "'");
        }
        return new PgMessage.Delete(oid, columns(), mark == 'O');
    }

    private PgMessage truncate() {
        int count = bytes.getInt();
        bytes.get();
        if (count < 0 || count > bytes.remaining() / Integer.BYTES) {
            throw new BufferUnderflowException();
        }
        List<Integer> oids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            oids.add(bytes.getInt());
        }
        return new PgMessage.Truncate(oids);
    }

    private PgMessage.Row row() {
        requireMark('N', (char) bytes.get());
        return columns();
    }

    private PgMessage.Row columns() {
        int count = count();
        List<@Nullable String> values = new ArrayList<>(count);
        BitSet unchanged = new BitSet();
        for (int i = 0; i < count; i++) {
            char kind = (char) bytes.get();
            switch (kind) {
                case 'n' -> values.add(null);
                case 't' -> values.add(value());
                case 'u' -> {
                    values.add(null);
                    unchanged.set(i);
                }
                default -> throw bad("a column's value is marked '" + printable(kind) + "'");
            }
        }
        return new PgMessage.Row(values, unchanged);
    }

    private String value() {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        String value =
                new String(bytes.array(), bytes.arrayOffset() + bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return value;
    }

    private String text() {
        int start = bytes.position();
        while (bytes.get() != 0) {
            // Up to the zero that ends it.
        }
        return new String(
                bytes.array(), bytes.arrayOffset() + start, bytes.position() - 1 - start, StandardCharsets.UTF_8);
    }

    private int count() {
        int count = bytes.getShort();
        if (count < 0 || count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        return count;
    }

    private Instant time() {
        return EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
    }

    private void requireMark(char expected, char found) {
        if (found != expected) {
            throw bad("a row is marked '" + printable(found) + "'");
        }
    }

    private BadMessage bad(String what) {
        ByteBuffer whole = bytes.duplicate();
        whole.position(0);
        return new BadMessage(what, whole);
    }

    private static String printable(char kind) {
        return kind > ' ' && kind < 127 ? String.valueOf(kind) : "0x" + Integer.toHexString(kind & 0xff);
    }
}
