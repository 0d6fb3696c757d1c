package io.banyan.projections.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Writes messages of pgoutput, for tests.
final class PgBytes {
    /// As a value: not sent, for it is large and did not change.
    static final String UNCHANGED = "\0unchanged";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    static PgBytes of(char kind) {
        return new PgBytes().letter(kind);
    }

    static ByteBuffer begin(long commit) {
        return of('B').longNumber(commit).longNumber(1_000_000).number(5).buffer();
    }

    static ByteBuffer commit(long commit, long end) {
        return of('C').letter('\0')
                .longNumber(commit)
                .longNumber(end)
                .longNumber(2_000_000)
                .buffer();
    }

    /// @param columns a name with `*` before it is part of the key
    static ByteBuffer relation(int oid, String name, String... columns) {
        PgBytes relation =
                of('R').number(oid).text("public").text(name).letter('d').shortNumber(columns.length);
        for (String column : columns) {
            boolean isKey = column.startsWith("*");
            relation.letter(isKey ? '\1' : '\0')
                    .text(isKey ? column.substring(1) : column)
                    .number(25)
                    .number(-1);
        }
        return relation.buffer();
    }

    static ByteBuffer insert(int oid, @Nullable String... values) {
        return of('I').number(oid).letter('N').row(values).buffer();
    }

    PgBytes row(@Nullable String... values) {
        shortNumber(values.length);
        for (String value : values) {
            if (value == null) {
                letter('n');
            } else if (value.equals(UNCHANGED)) {
                letter('u');
            } else {
                byte[] text = value.getBytes(StandardCharsets.UTF_8);
                letter('t').number(text.length);
                bytes.writeBytes(text);
            }
        }
        return this;
    }

    PgBytes letter(char letter) {
        bytes.write(letter);
        return this;
    }

    PgBytes number(int number) {
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
        return this;
    }

    PgBytes shortNumber(int number) {
        bytes.writeBytes(ByteBuffer.allocate(2).putShort((short) number).array());
        return this;
    }

    PgBytes longNumber(long number) {
        bytes.writeBytes(ByteBuffer.allocate(8).putLong(number).array());
        return this;
    }

    PgBytes text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return letter('\0');
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
