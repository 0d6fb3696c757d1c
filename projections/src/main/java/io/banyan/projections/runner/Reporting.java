package io.banyan.projections.runner;

import io.banyan.projections.runner.ViewReport.Duty;
import io.banyan.projections.store.Checkpoint;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewState;
import org.jspecify.annotations.Nullable;

/// What a runner says of its view. Written by the runner's thread; any thread may read the report.
final class Reporting {
    private final ViewId view;
    private final Partitions partitions;
    private final Wishes wishes;
    private volatile ViewReport report;
    private volatile Runnable heard = () -> {};

    Reporting(ViewId view, Partitions partitions, Wishes wishes) {
        this.view = view;
        this.partitions = partitions;
        this.wishes = wishes;
        this.report = ViewReport.idle(view, Duty.STANDS_BY);
    }

    ViewReport report() {
        return report;
    }

    /// Runs after each report; in place of what was given before. Any thread may call.
    void onReport(Runnable run) {
        heard = run;
    }

    /// This runner has nothing to say of the view.
    void idle(Duty duty) {
        say(ViewReport.idle(view, duty));
    }

    private void say(ViewReport now) {
        report = now;
        heard.run();
    }

    /// As its partitions are known to be.
    void say() {
        Checkpoint least = partitions.least();
        say(
                least == null ? ViewState.BUILDING : least.state(),
                least,
                least == null ? null : least.why(),
                partitions.deadLetters());
    }

    /// As it was, but for this.
    void say(ViewState state, @Nullable String why) {
        say(state, report.checkpoint(), why, report.deadLetters());
    }

    /// Something is wrong; what it is otherwise stays. One that stands by goes on saying nothing to the feed.
    void trouble(String why) {
        ViewReport before = report;
        say(new ViewReport(
                view,
                before.duty(),
                before.state(),
                before.checkpoint(),
                why,
                before.deadLetters(),
                wishes.doing(),
                wishes.did()));
    }

    private void say(ViewState state, @Nullable Checkpoint checkpoint, @Nullable String why, int deadLetters) {
        say(new ViewReport(view, Duty.WORKS, state, checkpoint, why, deadLetters, wishes.doing(), wishes.did()));
    }
}
