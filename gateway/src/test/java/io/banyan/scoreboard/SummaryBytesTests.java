package io.banyan.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.banyan.scoreboard.RouteRecord.Last;
import io.banyan.scoreboard.RouteRecord.Proof;
import io.banyan.scoreboard.RouteUse.Totals;
import io.banyan.scoreboard.Sighting.Noticed;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SummaryBytesTests {
    private static final long NOW = 1_764_400_000;
    private static final List<PublishedRoute> ROUTES =
            List.of(new PublishedRoute("event", "events", "/events/{id}", 10_000));

    private static Summary summary() {
        Board board = new Board();
        for (int i = 0; i < 200; i++) {
            Noticed answer = new Noticed(200, 5_000_000, i % 9 == 0, i, 2.5, 3);
            board.add(new Sighting(null, true, "/orders/" + i + "/items", i, null, answer, 2), Fading.hour(NOW));
            board.add(new Sighting(null, false, "/basket", i, null, answer, 1), Fading.hour(NOW));
            board.add(new Sighting("event", true, "/events/" + i, i, null, answer, 1), Fading.hour(NOW));
        }
        board.fade(1, 60);
        RouteRecord record =
                new RouteRecord(NOW - 9_000, NOW - 500, true, new Last(1, 2, 3), new Proof(NOW, 2, 2, "ann"));
        DayCount day = new DayCount(20_421, new Totals(4, 3, 2, 1), 9, 2);
        return new Summary("r1", NOW, NOW - 9_000, board, new TreeMap<>(Map.of("event", record)), List.of(day));
    }

    private static ScoreboardReport told(Summary summary) {
        return new Reporting(summary, ROUTES, NOW).report(1, 14);
    }

    @Test
    void saysTheSameAfterwards() throws IOException {
        Summary read = SummaryBytes.read(SummaryBytes.of(summary()));

        assertThat(told(read)).usingRecursiveComparison().isEqualTo(told(summary()));
        assertThat(read.routes()).isEqualTo(summary().routes());
        assertThat(read.days()).isEqualTo(summary().days());
    }

    @Test
    void isSmall() {
        assertThat(SummaryBytes.of(summary())).hasSizeLessThan(2_000);
    }

    @Test
    void refusesWhatNobodyWrote() {
        byte[] good = SummaryBytes.of(summary());
        Random random = new Random(3);
        byte[] changed = good.clone();
        changed[good.length / 2] ^= 1;
        byte[] other = new byte[500];
        random.nextBytes(other);

        assertThatThrownBy(() -> SummaryBytes.read(changed)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> SummaryBytes.read(other)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> SummaryBytes.read(new byte[3])).hasMessage("it has 3 bytes");
        assertThatThrownBy(() -> SummaryBytes.read(java.util.Arrays.copyOf(good, good.length - 4)))
                .hasMessage("its end is missing, or it was changed");
    }

    @Test
    void replicasAddUp() throws IOException {
        Summary both = Summary.sum(List.of(summary(), SummaryBytes.read(SummaryBytes.of(summary()))), NOW);

        ScoreboardReport told = told(both);

        double one = told(summary()).templates().getFirst().perSecond();
        assertThat(told.templates().getFirst().perSecond()).isCloseTo(one * 2, within(0.1));
        assertThat(both.days().getFirst().totals()).isEqualTo(new Totals(8, 6, 4, 2));
    }
}
