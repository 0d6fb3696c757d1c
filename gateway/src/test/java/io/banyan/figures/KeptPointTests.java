package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptPointTests {
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00.123Z");

    @Test
    void comesBackAsItWas() {
        float[] known = row(1.5f);
        float[] unknown = row(0);
        unknown[2] = Float.NaN;
        unknown[20] = 16_000_000;

        FiguresRows back =
                KeptPoint.of(KeptPoint.told(new FiguresRows(AT, Map.of("events", known, FiguresRows.TOTAL, unknown))));

        assertThat(back.at()).isEqualTo(AT);
        assertThat(back.rows()).containsOnlyKeys("events", FiguresRows.TOTAL);
        assertThat(back.rows().get("events")).isEqualTo(known);
        assertThat(back.rows().get(FiguresRows.TOTAL)).isEqualTo(unknown);
    }

    @Test
    void leavesOutZeros() {
        float[] usual = new float[FiguresRow.NUMBERS];
        Arrays.fill(usual, 0, 8, 1.5f);
        usual[20] = 7;

        String ten = KeptPoint.told(new FiguresRows(AT, groups(10, usual)));
        String twenty = KeptPoint.told(new FiguresRows(AT, groups(20, usual)));

        assertThat((twenty.length() - ten.length()) / 10).isBetween(55, 75);
    }

    @Test
    void isBoundedAndKeepsTheSum() {
        Map<String, float[]> rows = groups(600, row(1.5f));
        rows.put(FiguresRows.TOTAL, row(900));

        String told = KeptPoint.told(new FiguresRows(AT, rows));

        assertThat(told).hasSizeLessThan(115_000);
        Map<String, float[]> back = KeptPoint.of(told).rows();
        assertThat(back).hasSize(FigureCounter.GROUPS + 1);
        assertThat(back.get(FiguresRows.TOTAL)).isEqualTo(row(900));
    }

    @ParameterizedTest
    @CsvSource({
        "'', its end is missing",
        "AQ==, its end is missing",
        "AgAAAAAAAAAA, it has the format 2",
        "AQAAAAAAAAAAAA==, its end is missing",
        "AQAAAAAAAAAAAP////8=, it has more numbers than a row",
        "garbage?, Illegal base64 character 3f",
    })
    void nothingElseIsRead(String text, String why) {
        assertThatThrownBy(() -> KeptPoint.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    @ParameterizedTest
    @CsvSource({"0, NaN", "0, -1", "0, Infinity", "2, -Infinity", "20, NaN"})
    void noNumberThatARowCannotHave(int number, float value) {
        String odd = Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(18)
                        .put((byte) 1)
                        .putLong(0)
                        .put((byte) 0)
                        .putInt(1 << number)
                        .putFloat(value)
                        .array());

        assertThatThrownBy(() -> KeptPoint.of(odd)).hasMessage("number " + number + " of a row is " + value);
    }

    @Test
    void nothingLongerThanTheLongest() {
        assertThatThrownBy(() -> KeptPoint.of("A".repeat(120_000))).hasMessage("it has 120000 characters");
    }

    private static Map<String, float[]> groups(int count, float[] row) {
        Map<String, float[]> rows = new HashMap<>();
        for (int i = 0; i < count; i++) {
            rows.put("%s-%03d".formatted("g".repeat(count > 500 ? 59 : 6), i), row);
        }
        return rows;
    }

    private static float[] row(float value) {
        float[] row = new float[FiguresRow.NUMBERS];
        Arrays.fill(row, value);
        return row;
    }
}
