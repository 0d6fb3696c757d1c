package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.position.Source;
import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.Mark;
import io.banyan.projections.change.SchemaChange;
import io.banyan.projections.change.TableName;
import io.banyan.projections.change.Transaction;
import io.banyan.projections.projection.Document;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.ViewReport;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.store.DeadLetter;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.ViewState;
import io.banyan.projections.store.Wish;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a runner does when it cannot go on, over every store, with one partition and with four: it says what to
/// run, and serves nothing wrong.
abstract class RunnerTroubleContract extends RunnerStage {
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void parksAPoisonChangeAndAllBehindItAndSaysSo(int partitions) {
        world.change(20);
        var poisoned = new Poisoned("6 years");
        ViewRunner runner = runner(poisoned, partitions);
        finish(runner);
        world.commit(List.of(title("3", "6 years"), title("3", "later"), title("4", "other")));

        finish(runner);

        ViewReport report = runner.report();
        assertThat(report.state()).isEqualTo(ViewState.STALE);
        assertThat(report.deadLetters()).isEqualTo(2);
        assertThat(report.why())
                .startsWith("projection events:v1 cannot apply the change of public.event {id=3} at ")
                .contains("it threw IllegalStateException at io.banyan.views.Poisoned")
                .doesNotContain("6 years")
                .contains("run ./banyan view replay-dead-letters events");
        assertThat(checkpoint(runner).at()).isEqualTo(world.end());
        assertThat(titleOf("4")).isEqualTo("other");
        assertThat(letters(partitions)).noneMatch(letter -> letter.toString().contains("hunter2"));

        poisoned.heal();
        store.ask(VIEW, new Wish.Replay("w"));
        finish(runner(poisoned, partitions));

        assertThat(letters(partitions)).isEmpty();
        assertThat(titleOf("3")).isEqualTo("later");
        assertThat(new ViewReader(store, VIEW).checkpoint().state()).isEqualTo(ViewState.LIVE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void stopsAtATableThatWasEmptiedAndIsBuiltAnewWhenAsked(int partitions) {
        world.change(20);
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);
        finish(runner);
        world.commit(List.of(new Change(
                world.next(), Change.Kind.TRUNCATE, TableName.parse("rsvp"), List.of(), Map.of(), Map.of())));

        finish(runner);

        assertThat(runner.report().state()).isEqualTo(ViewState.STOPPED);
        assertThat(runner.report().why())
                .startsWith("table public.rsvp was emptied (TRUNCATE)")
                .endsWith("run ./banyan view rebuild events");
        store.ask(VIEW, new Wish.Rebuild("w"));
        finish(runner(store, partitions, RunnerTap.NONE));
        assertThatTheViewIsRight(world);
        assertThat(store.wish(VIEW)).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void stopsWhereAColumnIsGoneThatItReadsAndGoesOnOtherwise(int partitions) {
        world.change(20);
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);
        finish(runner);
        world.commit(List.of(new SchemaChange(
                world.next(), TableName.parse("event"), Set.of("venue"), "public.event has no column venue any more")));
        finish(runner);
        assertThat(runner.report().state()).isEqualTo(ViewState.LIVE);

        world.commit(List.of(new SchemaChange(
                world.next(), TableName.parse("event"), Set.of("title"), "public.event has no column title any more")));
        finish(runner);

        assertThat(runner.report().state()).isEqualTo(ViewState.STOPPED);
        assertThat(runner.report().why()).startsWith("public.event has no column title any more; then run");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aVersionBuiltByOtherCodeIsNotTouched(int partitions) {
        world.change(20);
        finish(runner(store, partitions, RunnerTap.NONE));

        var other =
                new ViewRunner(wiring(store, world, RunnerTap.NONE), new EventsProjection() {}, partitions, "owner");
        other.step(Duration.ZERO);

        assertThat(other.report().state()).isEqualTo(ViewState.STOPPED);
        assertThat(other.report().why())
                .isEqualTo(
                        "version 1 of view events was built by other code; raise the version in the projection to 2");
    }

    /// One answer that is late must not cost all rows that were read.
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aBuildIsNotBegunAnewWhereTheStoreGivesNoAnswerForAMoment(int partitions) {
        world.change(50);
        var unanswering = new Unanswering();
        ViewRunner runner = runner(unanswering.on(store), partitions, RunnerTap.NONE);

        runner.step(Duration.ZERO);

        assertThat(unanswering.calls()).isGreaterThan(3);
        assertThat(runner.report().state()).isEqualTo(ViewState.LIVE);
        assertThat(checkpoint(runner).load().times()).isEqualTo(1);
        assertThatTheViewIsRight(world);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aViewThatTheStoreLostIsNotBuiltUnasked(int partitions) {
        world.change(20);
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);
        finish(runner);
        stores().empty();
        world.change(1);

        runner.step(Duration.ZERO);
        runner.step(Duration.ZERO);

        assertThat(runner.report().state()).isEqualTo(ViewState.STOPPED);
        assertThat(runner.report().why()).contains("is no longer in its store").contains("view rebuild events");
        assertThat(Objects.requireNonNull(world.log().state()).readers()).isEmpty();
        store.ask(VIEW, new Wish.Rebuild("w"));
        finish(runner);
        assertThatTheViewIsRight(world);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void stopsWhenTheLogNoLongerHasItsPlace(int partitions) {
        world.change(20);
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);
        finish(runner);

        world.log().startOver(new Source(8), LogPosition.mark(1_000_000));
        finish(runner);

        assertThat(runner.report().state()).isEqualTo(ViewState.STOPPED);
        assertThat(runner.report().why()).contains("view rebuild events");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void stopsWhenTheLogIsAnotherSources(int partitions) {
        world.change(20);
        ViewRunner runner = runner(store, partitions, RunnerTap.NONE);
        finish(runner);

        world.log().startOver(new Source(8), LogPosition.mark(1));
        world.log()
                .append(
                        new Source(8),
                        LogPosition.mark(1),
                        List.of(new Transaction(
                                List.of(title("3", "of another history")),
                                new Mark(LogPosition.mark(900_000), World.BEGAN))));
        finish(runner);

        assertThat(runner.report().state()).isEqualTo(ViewState.STOPPED);
        assertThat(runner.report().why()).contains("another source");
        assertThat(titleOf("3")).isNotEqualTo("of another history");
    }

    private Change title(String event, String title) {
        return new Change(
                world.next(),
                Change.Kind.UPDATE,
                TableName.parse("event"),
                List.of("id"),
                Map.of(),
                Map.of("id", event, "group_id", "1", "title", title, "starts_at", "2027-01-01", "secret", "hunter2"));
    }

    private String titleOf(String event) {
        Document page = new ViewReader(store, VIEW)
                .documents(List.of(EventsProjection.page(event)))
                .value()
                .get(EventsProjection.page(event));
        return page == null ? "" : String.valueOf(page.text("title"));
    }

    private List<DeadLetter> letters(int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> store.deadLetters(VIEW, partition))
                .flatMap(Collection::stream)
                .toList();
    }
}
