package io.banyan.projections.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PgOutputTests {
    private static final int OID = 0x413e;

    /// As PostgreSQL 18.6 sent them for a table `t (id int primary key, v text)`, v stored outside when it is
    /// large: two rows, the key of a third changed, one gone; then with REPLICA IDENTITY FULL, and the table
    /// emptied.
    @Test
    void readsWhatWasRecorded() {
        Instant time = Instant.parse("2026-11-29T00:21:19.091407Z");
        assertThat(recorded("42 00000000050601c8 0003045e0a7642cf 0000036f"))
                .isEqualTo(new PgMessage.Begin(0x50601c8, time, 0x36f));
        assertThat(
                        recorded(
                                "52 0000413e 7075626c696300 7400 64 0002 01 696400 00000017 ffffffff 00 7600 00000019 ffffffff"))
                .isEqualTo(relation('d', false));
        assertThat(recorded("49 0000413e 4e 0002 74 00000001 31 74 00000003 61c3a4"))
                .isEqualTo(new PgMessage.Insert(OID, row("1", "a\u00e4")));
        assertThat(recorded("49 0000413e 4e 0002 74 00000001 32 6e"))
                .isEqualTo(new PgMessage.Insert(OID, row("2", null)));
        assertThat(recorded("55 0000413e 4b 0002 74 00000001 33 6e 4e 0002 74 00000001 34 75"))
                .isEqualTo(new PgMessage.Update(OID, row("3", null), false, unchanged("4")));
        assertThat(recorded("55 0000413e 4e 0002 74 00000001 32 74 00000001 62"))
                .isEqualTo(new PgMessage.Update(OID, null, false, row("2", "b")));
        assertThat(recorded("44 0000413e 4b 0002 74 00000001 31 6e"))
                .isEqualTo(new PgMessage.Delete(OID, row("1", null), false));
        assertThat(recorded("43 00 00000000050601c8 00000000050601f8 0003045e0a7642cf"))
                .isEqualTo(new PgMessage.Commit(0x50601c8, 0x50601f8, time));
        assertThat(
                        recorded(
                                "52 0000413e 7075626c696300 7400 66 0002 01 696400 00000017 ffffffff 01 7600 00000019 ffffffff"))
                .isEqualTo(relation('f', true));
        assertThat(recorded("55 0000413e 4f 0002 74 00000001 32 74 00000001 62 4e 0002 74 00000001 32 74 00000001 63"))
                .isEqualTo(new PgMessage.Update(OID, row("2", "b"), true, row("2", "c")));
        assertThat(recorded("54 00000001 00 0000413e")).isEqualTo(new PgMessage.Truncate(List.of(OID)));
        assertThat(recorded("4d 01 0000000005061ac8 62616e79616e00 00000000")).isEqualTo(new PgMessage.Other('M'));
    }

    @Test
    void readsWholeOldRowsAndRowsWithoutOld() {
        assertThat(PgOutput.read(PgBytes.of('U')
                        .number(1)
                        .letter('O')
                        .row("1", "a")
                        .letter('N')
                        .row("1", "b")
                        .buffer()))
                .isEqualTo(new PgMessage.Update(1, row("1", "a"), true, row("1", "b")));
        assertThat(PgOutput.read(
                        PgBytes.of('U').number(1).letter('N').row("1", "b").buffer()))
                .isEqualTo(new PgMessage.Update(1, null, false, row("1", "b")));
        assertThat(PgOutput.read(
                        PgBytes.of('D').number(1).letter('O').row("1", "b").buffer()))
                .isEqualTo(new PgMessage.Delete(1, row("1", "b"), true));
    }

    @Test
    void readsWhatIsNoRow() {
        assertThat(PgOutput.read(PgBytes.of('T')
                        .number(2)
                        .letter('\1')
                        .number(7)
                        .number(8)
                        .buffer()))
                .isEqualTo(new PgMessage.Truncate(List.of(7, 8)));
        assertThat(PgOutput.read(PgBytes.of('O').longNumber(5).text("other").buffer()))
                .isEqualTo(new PgMessage.Other('O'));
        assertThat(PgOutput.read(
                        PgBytes.of('Y').number(5).text("public").text("mood").buffer()))
                .isEqualTo(new PgMessage.Other('Y'));
        assertThat(PgOutput.read(PgBytes.of('M')
                        .letter('\1')
                        .longNumber(5)
                        .text("banyan")
                        .number(0)
                        .buffer()))
                .isEqualTo(new PgMessage.Other('M'));
    }

    @Property
    void readsEveryRow(@ForAll @Size(max = 30) List<String> values) {
        assertThat(PgOutput.read(PgBytes.insert(9, values.toArray(String[]::new))))
                .isEqualTo(new PgMessage.Insert(9, row(values.toArray(String[]::new))));
    }

    static List<ByteBuffer> messages() {
        return List.of(
                PgBytes.begin(5),
                PgBytes.commit(5, 6),
                PgBytes.relation(7, "t", "*id", "v"),
                PgBytes.insert(7, "1", null, PgBytes.UNCHANGED),
                PgBytes.of('U')
                        .number(1)
                        .letter('K')
                        .row("1")
                        .letter('N')
                        .row("2")
                        .buffer(),
                PgBytes.of('D').number(1).letter('K').row("1").buffer(),
                PgBytes.of('T').number(1).letter('\0').number(7).buffer());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void refusesWhatIsCutOffAnywhereOrTooLong(ByteBuffer message) {
        for (int length = 0; length < message.limit(); length++) {
            ByteBuffer cut = message.duplicate().limit(length);
            assertThatThrownBy(() -> PgOutput.read(cut))
                    .isInstanceOf(PgOutput.BadMessage.class)
                    .hasMessageContaining("it is cut off");
        }
        byte[] longer = new byte[message.limit() + 1];
        message.duplicate().get(longer, 0, message.limit());
        assertThatThrownBy(() -> PgOutput.read(ByteBuffer.wrap(longer)))
                .isInstanceOf(PgOutput.BadMessage.class)
                .hasMessageContaining("1 bytes are left over");
    }

    @Property
    void refusesOrReadsWhateverComes(@ForAll byte[] bytes) {
        try {
            assertThat(PgOutput.read(ByteBuffer.wrap(bytes))).isNotNull();
        } catch (PgOutput.BadMessage refused) {
            assertThat(refused).hasMessageStartingWith("a message of pgoutput is not as its version 1 has it: ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "53 00000001, its kind is 'S'",
        "07, its kind is '0x7'",
        "49 00000001 4f 0000, a row is marked 'O'",
        "49 00000001 4e 0001 62 00000000, a column's value is marked 'b'",
        "44 00000001 4e 0000, a deleted row is marked 'N'"
    })
    void saysWhatItDoesNotKnow(String bytes, String what) {
        assertThatThrownBy(() -> recorded(bytes))
                .isInstanceOf(PgOutput.BadMessage.class)
                .hasMessageContaining(what);
    }

    /// What a row holds is in no message.
    @Test
    void quotesNoValues() {
        assertThatThrownBy(() -> PgOutput.read(PgBytes.of('I')
                        .number(1)
                        .letter('N')
                        .row("secret")
                        .letter('x')
                        .buffer()))
                .hasMessageEndingWith("(20 bytes, beginning 4900000001)");
    }

    private static PgMessage recorded(String hex) {
        return PgOutput.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    private static PgMessage.Row row(@Nullable String... values) {
        return new PgMessage.Row(new ArrayList<>(Arrays.asList(values)), new BitSet());
    }

    private static PgMessage.Row unchanged(String id) {
        PgMessage.Row row = row(id, null);
        row.unchanged().set(1);
        return row;
    }

    private static PgMessage.Relation relation(char identity, boolean isKey) {
        return new PgMessage.Relation(
                OID,
                "public",
                "t",
                identity,
                List.of(new PgMessage.Column(true, "id", 23), new PgMessage.Column(isKey, "v", 25)));
    }
}
