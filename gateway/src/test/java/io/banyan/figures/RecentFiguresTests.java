package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentFiguresTests {
    private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

    private final RecentFigures recent = new RecentFigures();

    @Test
    void aPointIsTheMeanOfFiveSeconds() {
        for (int second = 1; second <= 9; second++) {
            add(second, "events", second);
        }

        FiguresHistory history = recent.history(FiguresRange.TEN_MINUTES);

        assertThat(history.step()).isEqualTo(5);
        assertThat(history.groups().get("events"))
                .containsExactly(new FiguresPoint(START.plusSeconds(5), figures(3, 5)));
        assertThat(history.total()).extracting(TotalPoint::at).containsExactly(START.plusSeconds(5));
        assertThat(history.total().getFirst().figures().legacy().rate()).isEqualTo(3);
    }

    @Test
    void goesBackTenMinutes() {
        for (int second = 1; second <= 605; second++) {
            add(second, "events", 1);
        }

        List<FiguresPoint> points =
                recent.history(FiguresRange.TEN_MINUTES).groups().getOrDefault("events", List.of());

        assertThat(points).hasSize(120);
        assertThat(points.getFirst().at()).isEqualTo(START.plusSeconds(10));
        assertThat(recent.history(FiguresRange.TEN_MINUTES).total()).hasSize(120);
    }

    @Test
    void forgetsAGroupThatIsGone() {
        for (int second = 1; second <= 5; second++) {
            add(second, "gone", 1);
        }
        for (int second = 6; second <= 605; second++) {
            add(second, "events", 1);
        }

        assertThat(recent.history(FiguresRange.TEN_MINUTES).groups()).containsOnlyKeys("events");
    }

    @Test
    void tellsOfOneGroupAlone() {
        for (int second = 1; second <= 5; second++) {
            add(second, "events", 1);
        }

        assertThat(recent.history(FiguresRange.TEN_MINUTES)
                        .only("events")
                        .groups()
                        .get("events"))
                .hasSize(1);
        assertThat(recent.history(FiguresRange.TEN_MINUTES).only("quiet").groups())
                .isEqualTo(Map.of("quiet", List.of()));
        assertThat(recent.history(FiguresRange.TEN_MINUTES).only("quiet").total())
                .hasSize(1);
    }

    @Test
    void keepsAnHourInHalfMinutes() {
        for (int second = 1; second <= 45; second++) {
            add(second, "events", second <= 30 ? 2 : 8);
        }

        FiguresHistory hour = recent.history(FiguresRange.HOUR);

        assertThat(hour.step()).isEqualTo(30);
        assertThat(hour.groups().get("events"))
                .containsExactly(
                        new FiguresPoint(START.plusSeconds(30), figures(2, 30)),
                        new FiguresPoint(START.plusSeconds(45), figures(8, 45)));
        assertThat(hour.total()).hasSize(2);
    }

    @Test
    void stillShowsOneErrorOfADayAgo() {
        TotalFigures quiet = total(SideFigures.NONE);
        TotalFigures failed = total(new SideFigures(1, 1, null, 950.0));
        for (int second = 1; second <= 86_400; second++) {
            recent.add(new FleetFigures(
                    START.plusSeconds(second), Replicas.ONE, List.of(), second == 100 ? failed : quiet));
        }

        List<TotalPoint> day = recent.history(FiguresRange.DAY).total();

        assertThat(day).hasSize(144);
        assertThat(day.getFirst().at()).isEqualTo(START.plusSeconds(600));
        assertThat(day.getFirst().figures().legacy()).isEqualTo(new SideFigures(0.002, 0.002, null, 950.0));
        assertThat(day.get(1).figures()).isEqualTo(quiet);
        assertThat(recent.history(FiguresRange.HOUR).total()).hasSize(120);
    }

    @Test
    void countsAGroupThatWasAwayForPartOfAStepOverTheWholeStep() {
        for (int second = 1; second <= 15; second++) {
            add(second, "events", 4);
        }
        for (int second = 16; second <= 30; second++) {
            add(second, "other", 1);
        }

        FiguresHistory hour = recent.history(FiguresRange.HOUR);

        assertThat(hour.groups().get("events"))
                .extracting(point -> point.figures().legacy().rate())
                .containsExactly(2.0);
    }

    @Test
    void keepsFiveHundredGroupsAndTheSum() {
        for (int second = 1; second <= 10; second++) {
            Instant at = START.plusSeconds(second);
            List<GroupFigures> groups = IntStream.range(0, 600)
                    .mapToObj(i -> new GroupFigures("group-" + i, figures(1, 1)))
                    .toList();
            recent.add(new FleetFigures(at, Replicas.ONE, groups, total(new SideFigures(600, 0, null, null))));
        }

        FiguresHistory history = recent.history(FiguresRange.TEN_MINUTES);

        assertThat(history.groups()).hasSize(FigureCounter.GROUPS);
        assertThat(history.total()).hasSize(2);
    }

    @Test
    void takesWhatOthersKeptWhereItKnowsNothing() {
        for (int second = 601; second <= 660; second++) {
            add(second, "events", 2);
        }

        recent.fill(
                FiguresRange.HOUR,
                List.of(kept(690), kept(645), kept(616), kept(600), kept(588), kept(-2_939), kept(-2_940)),
                START.plusSeconds(660));

        assertThat(recent.history(FiguresRange.HOUR).total())
                .extracting(point -> point.at().getEpochSecond() - START.getEpochSecond())
                .containsExactly(-2_939L, 588L, 630L, 645L, 660L);
    }

    @Test
    void tellsNothingOlderThanTheRangeAfterAGap() {
        for (int second = 1; second <= 60; second++) {
            add(second, "events", 2);
        }
        for (int second = 3_601; second <= 3_640; second++) {
            add(second, "events", 2);
        }

        assertThat(recent.history(FiguresRange.HOUR).total())
                .extracting(point -> point.at().getEpochSecond() - START.getEpochSecond())
                .containsExactly(60L, 3_630L, 3_640L);
    }

    private static FiguresRows kept(int second) {
        return new FiguresRows(
                START.plusSeconds(second),
                Map.of(FiguresRows.TOTAL, FiguresRow.of(total(new SideFigures(9, 0, null, null)))));
    }

    private static TotalFigures total(SideFigures legacy) {
        return new TotalFigures(legacy, SideFigures.NONE, FallBackFigures.NONE, 0, 0, 0);
    }

    private void add(int second, String group, int rate) {
        TotalFigures total =
                new TotalFigures(new SideFigures(rate, 0, null, null), SideFigures.NONE, FallBackFigures.NONE, 0, 0, 0);
        recent.add(new FleetFigures(
                START.plusSeconds(second),
                Replicas.ONE,
                List.of(new GroupFigures(group, figures(rate, second))),
                total));
    }

    private static Figures figures(double rate, double p99) {
        return new Figures(new SideFigures(rate, 0, 1.0, p99), SideFigures.NONE, FallBackFigures.NONE, 0, (long) p99);
    }
}
