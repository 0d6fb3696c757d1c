package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.TableShape;
import io.banyan.projections.log.LogUnavailable;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.Wish;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A view and a log that do not belong together, however alike their places are.
class LogBegunAnewTests extends RunnerStage {
    @Override
    Stores stores() {
        return Shared.redis();
    }

    @Test
    void aViewAtTheNewBeginningStopsUntilItIsRebuilt() {
        world.change(20);
        ViewRunner runner = runner(store, 1, RunnerTap.NONE);
        finish(runner);
        assertThat(runner.report().state()).isEqualTo(ViewState.LIVE);
        LogPosition before = at(runner);

        world.log().startOver(World.SOURCE, before);
        world.change(1);
        finish(runner);

        assertThat(runner.report().state()).isEqualTo(ViewState.STOPPED);
        assertThat(runner.report().why())
                .contains("the log was begun anew since this view was built")
                .endsWith("run ./banyan view rebuild events");
        assertThat(at(runner)).isEqualTo(before);
        store.ask(VIEW, new Wish.Rebuild("anew"));
        ViewRunner next = runner(store, 1, RunnerTap.NONE);
        finish(next);
        assertThat(next.report().state()).isEqualTo(ViewState.LIVE);
        assertThatTheViewIsRight(world);
    }

    @Test
    void aViewIsNotBuiltOfWhatCaptureDoesNotTake() {
        world.log()
                .declare(
                        World.SOURCE,
                        List.of(
                                shape("meetup_group", "id", "name"),
                                shape("event", "id", "group_id", "starts_at"),
                                shape("rsvp", "event_id", "member_id", "answer")));
        ViewRunner runner = runner(store, 1, RunnerTap.NONE);

        assertThatThrownBy(() -> runner.step(Duration.ZERO)).isInstanceOf(LogUnavailable.class);

        assertThat(runner.report().why())
                .isEqualTo(
                        "capture does not take title of public.event, which view events:v1 reads; start capture again"
                                + " with all that views read");
        world.log()
                .declare(
                        World.SOURCE,
                        List.of(
                                shape("meetup_group", "id", "name"),
                                shape("event", "id", "group_id", "title", "starts_at", "other"),
                                shape("rsvp", "event_id", "member_id", "answer")));
        finish(runner);
        assertThat(runner.report().state()).isEqualTo(ViewState.LIVE);
    }

    private static TableShape shape(String table, String... columns) {
        Map<String, String> types = new HashMap<>();
        List.of(columns).forEach(column -> types.put(column, "25"));
        return new TableShape(TableName.parse(table), "1", types);
    }
}
