package io.banyan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.cli.Table.Align;
import io.banyan.cli.Table.Cell;
import io.banyan.cli.Table.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTests {
    private static final List<Column> TIMES = List.of(
            new Column("", "PATH", Align.LEFT, 20),
            new Column("MS TO HEAD", "P50", Align.POINT, 6),
            new Column("MS TO HEAD", "P95", Align.POINT, 6),
            new Column("", "MOVES", Align.LEFT, 10));

    private static List<String> lines(int width, String p50, String p95) {
        Table table = new Table(width, TIMES);
        table.row(List.of(Cell.of("/a"), Cell.of(p50), Cell.of(p95), Cell.of("easily")));
        return table.lines(new Paint(false));
    }

    @Test
    void givesAHeadOverColumnsTheRoomThatItNeeds() {
        assertThat(lines(80, "1", "2"))
                .containsExactly("       MS TO HEAD", "PATH  P50      P95  MOVES", "/a      1        2  easily");
        assertThat(lines(Table.UNCUT, "1", "2")).isEqualTo(lines(80, "1", "2"));
    }

    @Test
    void centresAHeadOverWideColumns() {
        assertThat(lines(80, "1234.5", "2345.6")).first().isEqualTo("      ─ MS TO HEAD ─");
    }

    @Test
    void cutsWhatDoesNotFit() {
        assertThat(Table.cut("abcdef", 4)).isEqualTo("abc…");
        assertThat(Table.cut("abcd", 4)).isEqualTo("abcd");
    }
}
