package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentFiguresTests {
    private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

    private final RecentFigures recent = new RecentFigures();

    @Test
    void aPointIsTheMeanOfFiveSeconds() {
        for (int second = 1; second <= 9; second++) {
            add(second, "events", second);
        }

        FiguresHistory history = recent.history();

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

        List<FiguresPoint> points = recent.history().groups().getOrDefault("events", List.of());

        assertThat(points).hasSize(120);
        assertThat(points.getFirst().at()).isEqualTo(START.plusSeconds(10));
        assertThat(recent.history().total()).hasSize(120);
    }

    @Test
    void forgetsAGroupThatIsGone() {
        for (int second = 1; second <= 5; second++) {
            add(second, "gone", 1);
        }
        for (int second = 6; second <= 605; second++) {
            add(second, "events", 1);
        }

        assertThat(recent.history().groups()).containsOnlyKeys("events");
    }

    @Test
    void tellsOfOneGroupAlone() {
        for (int second = 1; second <= 5; second++) {
            add(second, "events", 1);
        }

        assertThat(recent.history().only("events").groups().get("events")).hasSize(1);
        assertThat(recent.history().only("quiet").groups()).isEqualTo(Map.of("quiet", List.of()));
        assertThat(recent.history().only("quiet").total()).hasSize(1);
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
