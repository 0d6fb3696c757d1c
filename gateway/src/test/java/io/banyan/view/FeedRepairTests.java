package io.banyan.view;

import static io.banyan.view.Versions.NOW;
import static io.banyan.view.Versions.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.Served;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedRepairTests {
    private static final List<ViewVersion> BOTH = List.of(live(1).version(), live(2).version());
    private static final View WRONG = new View("events", 1, BOTH);
    private static final Served SECOND = new Served("events", 2);

    private final FeedRepair repair = new FeedRepair();

    @Test
    void writesWhatAllGroupsAskOnceThatHasStoodForThreeSeconds() {
        assertThat(repair.due(WRONG, List.of(SECOND, SECOND), NOW)).isZero();
        assertThat(repair.due(WRONG, List.of(SECOND, SECOND), NOW.plusMillis(2_900)))
                .isZero();
        assertThat(repair.due(WRONG, List.of(SECOND, SECOND), NOW.plusSeconds(3)))
                .isEqualTo(2);
    }

    /// A switch that another replica made arrives on two ways.
    @Test
    void waitsAnewWhenSomethingMoves() {
        repair.due(WRONG, List.of(SECOND), NOW);
        repair.due(new View("events", 0, BOTH), List.of(SECOND), NOW.plusSeconds(2));

        assertThat(repair.due(new View("events", 0, BOTH), List.of(SECOND), NOW.plusSeconds(4)))
                .isZero();
        assertThat(repair.due(new View("events", 2, BOTH), List.of(SECOND), NOW.plusSeconds(5)))
                .isZero();
        assertThat(repair.due(WRONG, List.of(SECOND), NOW.plusSeconds(6))).isZero();
    }

    @Test
    void writesNothingThatIsNotThereOrThatGroupsDisagreeAbout() {
        View one = new View("events", 1, List.of(live(1).version()));

        assertThat(late(one, List.of(SECOND))).isZero();
        assertThat(late(WRONG, List.of(SECOND, Served.NONE))).isZero();
        assertThat(late(WRONG, List.of(SECOND, new Served("events", 1)))).isZero();
        assertThat(late(WRONG, List.of(new Served("members", 2)))).isZero();
        assertThat(late(WRONG, List.of())).isZero();
    }

    @Test
    void forgetsAViewThatIsGone() {
        repair.due(WRONG, List.of(SECOND), NOW);
        repair.only(List.of(WRONG));
        assertThat(repair.due(WRONG, List.of(SECOND), NOW.plusSeconds(3))).isEqualTo(2);

        repair.only(List.of());

        assertThat(repair.due(WRONG, List.of(SECOND), NOW.plusSeconds(60))).isZero();
    }

    private int late(View view, List<Served> asked) {
        repair.due(view, asked, NOW);
        return repair.due(view, asked, NOW.plusSeconds(60));
    }
}
