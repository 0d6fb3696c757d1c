package io.banyan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Door;
import io.banyan.live.Revision;
import io.banyan.live.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UndoTests {
    @Test
    void givesAGroupItsWeightBackAndSparesRoutesThatDidNotMove() {
        assertThat(undo("events", weight(null, "10%", "25%")))
                .containsExactly(new Undo.GroupWeight("events", new BigDecimal("10"), true));
    }

    @Test
    void givesRoutesBackWhatTheyHadOfTheirOwn() {
        assertThat(undo("events", weight(null, "10%", "25%"), weight("page", "5.5%", "inherit")))
                .containsExactly(
                        new Undo.GroupWeight("events", new BigDecimal("10"), true),
                        new Undo.RouteWeight("page", new BigDecimal("5.5")));
        assertThat(undo("events", weight("page", "inherit", "7%"))).containsExactly(new Undo.RouteWeight("page", null));
    }

    @Test
    void turnsASwitchBack() {
        assertThat(undo("events", new Step(Step.What.KILL, null, "off", "on")))
                .containsExactly(new Undo.GroupKill("events", false));
        assertThat(undo(null, new Step(Step.What.KILL, null, "on", "off")))
                .containsExactly(new Undo.EverythingKill(true));
    }

    @Test
    void knowsWhatCannotBeUndone() {
        assertThat(undo("events", weight(null, "none", "10%"), weight("page", "inherit", "5%")))
                .isNull();
        assertThat(undo("events", new Step(Step.What.KILL, null, "on", "on"))).isNull();
        assertThat(undo(null, new Step(Step.What.RECOVERY, null, "epoch 1", "epoch 2")))
                .isNull();
    }

    @Test
    void saysItAsTheClientDoesAndQuotesTheReasonForAShell() {
        ChangeReport change = ChangeReport.of(change("events", weight("page", "10%", "inherit")));

        assertThat(ChangedReport.commands(List.of(change)))
                .containsExactly("./banyan weight page 10% --reason 'undo of: it'\\''s slow'");
    }

    private static @Nullable List<Undo> undo(@Nullable String group, Step... steps) {
        return Undo.of(change(group, steps));
    }

    private static Change change(@Nullable String group, Step... steps) {
        Author author = new Author("ann", Door.CLI, "it's slow");
        return new Change("1", group, new Revision(1, 2), 2, Instant.EPOCH, author, List.of(steps));
    }

    private static Step weight(@Nullable String route, String from, String to) {
        return new Step(Step.What.WEIGHT, route, from, to);
    }
}
