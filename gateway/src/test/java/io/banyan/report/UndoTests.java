package io.banyan.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Door;
import io.banyan.live.LiveValue;
import io.banyan.live.Revision;
import io.banyan.live.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
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
        assertThat(undo("events", new Step("kill", null, "off", "on")))
                .containsExactly(new Undo.GroupKill("events", false));
        assertThat(undo(null, new Step("kill", null, "on", "off"))).containsExactly(new Undo.EverythingKill(true));
    }

    @Test
    void turnsAKillByFileBackAsAKillAndOnlyOnce() {
        assertThat(undo("events", new Step("file-kill", null, "off", "on")))
                .containsExactly(new Undo.GroupKill("events", false));
        assertThat(undo("events", new Step("kill", null, "on", "off"), new Step("file-kill", null, "on", "off")))
                .containsExactly(new Undo.GroupKill("events", true));
    }

    @Test
    void knowsWhatCannotBeUndone() {
        assertThat(undo("events", weight(null, "none", "10%"), weight("page", "inherit", "5%")))
                .isNull();
        assertThat(undo("events", new Step("kill", null, "on", "on"))).isNull();
        assertThat(undo("events", new Step("file", null, "present", "removed"))).isNull();
        assertThat(undo(null, new Step(Step.RECOVERY, null, "epoch 1", "epoch 2")))
                .isNull();
    }

    @Test
    void saysItAsTheClientDoesAlsoWhereAGroupAndARouteShareAName() {
        assertThat(commands("events", weight(null, "10%", "25%"), weight("events", "5%", "inherit")))
                .containsExactly(
                        "./banyan weight --group events 10% --inheriting-only --reason"
                                + " 'undo of 10% → 25%, events 5% → inherit by ann o'\\''neil' --undo-of 1",
                        "./banyan weight --route events 5% --reason"
                                + " 'undo of 10% → 25%, events 5% → inherit by ann o'\\''neil' --undo-of 1");
        assertThat(commands(null, new Step("kill", null, "off", "on")))
                .containsExactly("./banyan unkill --everything --reason 'undo of kill off → on by ann o'\\''neil'"
                        + " --undo-of 1");
    }

    @Test
    void givesAReasonThatTheApiTakes() {
        Step[] many = IntStream.range(0, 100)
                .mapToObj(route -> weight("route-" + route, "10%", "inherit"))
                .toArray(Step[]::new);

        Undoing undoing = Objects.requireNonNull(
                ChangeReport.of(change("events", "ann\nor 🐦", many)).undoing());
        Undoing little = Objects.requireNonNull(
                ChangeReport.of(change("events", "ann\nbob", many[0])).undoing());

        assertThat(undoing.reason().codePointCount(0, undoing.reason().length()))
                .isEqualTo(500);
        assertThat(undoing.reason()).endsWith("…");
        assertThat(undoing.commands()).hasSize(100);
        assertThat(little.reason()).isEqualTo("undo of route-0 10% → inherit by ann bob");
    }

    /// But a file that was removed, and a ramp, which has commands of its own to hold, resume and abort it.
    @Test
    void takesEveryLiveValueBack() {
        assertThat(LiveValue.TABLE)
                .filteredOn(value -> !value.equals(LiveValue.FILE_REMOVED) && !value.equals(LiveValue.RAMP))
                .allSatisfy(value -> assertThat(undo("events", moved(value))).hasSize(1));
    }

    @Test
    void servesTheVersionOfAViewThatWasServedBefore() {
        Step step = new Step("view", null, "events v1", "events v2");

        assertThat(undo("events", step)).containsExactly(new Undo.ViewVersion("events", 1));
        assertThat(undo(null, step)).containsExactly(new Undo.ViewVersion("events", 1));
        assertThat(commands("events", step))
                .containsExactly(
                        "./banyan view switch events 1 --reason 'undo of view events v1 → events v2 by ann o'\\''neil' --undo-of 1");
        assertThat(undo("events", new Step("view", null, "none", "events v2"))).isNull();
        assertThat(undo("events", new Step("rebuild", null, "events v2", "asked")))
                .isNull();
    }

    private static <T> Step moved(LiveValue<T> value) {
        String from = value.equals(LiveValue.VIEW) ? "events v1" : value.text(value.absent());
        return new Step(value.word(), null, from, "else");
    }

    private static List<String> commands(@Nullable String group, Step... steps) {
        return Undoing.commands(List.of(ChangeReport.of(change(group, "ann o'neil", steps))));
    }

    private static @Nullable List<Undo> undo(@Nullable String group, Step... steps) {
        return Undo.of(group, List.of(steps));
    }

    private static Change change(@Nullable String group, String by, Step... steps) {
        Author author = new Author(by, Door.CLI, "it's slow");
        return new Change("1", group, new Revision(1, 2), 2, Instant.EPOCH, author, List.of(steps));
    }

    private static Step weight(@Nullable String route, String from, String to) {
        return new Step("weight", route, from, to);
    }
}
