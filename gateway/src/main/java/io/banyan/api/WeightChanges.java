package io.banyan.api;

import io.banyan.figures.Plan;
import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.ChangeResult;
import io.banyan.live.Commit;
import io.banyan.live.Edits;
import io.banyan.live.Stale;
import io.banyan.live.Step;
import io.banyan.live.StoredState;
import io.banyan.report.ChangedReport;
import io.banyan.report.GroupReport;
import io.banyan.report.GroupReports;
import io.banyan.report.Moment;
import io.banyan.report.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Mono;

/// Changes weights, or says what a change would do.
record WeightChanges(Moments moments) {
    /// Fails with the problems of `Refusals`.
    Mono<ChangedReport> make(Wanted wanted, Author author) {
        return wanted.dryRun() ? Mono.fromSupplier(() -> tried(wanted, author)) : made(wanted, author);
    }

    /// Refuses where somebody else has changed one of the groups so lately that who asks cannot have seen it.
    ///
    /// @param by who asks: what oneself did, one knows
    void mustBeSeen(Wanted wanted, String by, Duration unchangedFor) {
        Instant since = moments.instant().minus(unchangedFor);
        for (String group : wanted.groups()) {
            Change last = moments.last().of(group);
            if (last != null && !last.author().by().equals(by) && last.at().isAfter(since) && !isFirst(last)) {
                throw new StaleRequest(group);
            }
        }
    }

    /// What a file says of a group that nobody knew before takes nobody by surprise.
    private static boolean isFirst(Change change) {
        return change.steps().stream().allMatch(step -> step.from().equals(Step.FIRST));
    }

    private ChangedReport tried(Wanted wanted, Author author) {
        Moment now = moments.now();
        StoredState before = now.live().stored();
        wanted.expected().forEach((group, expected) -> {
            if (!before.revision(group).equals(expected)) {
                throw new StaleRequest(group);
            }
        });
        Commit commit = new Edits(wanted.edits(), author, () -> "dry-run").on(before, moments.instant());
        return report(true, wanted, now, commit.changes(), before.after(commit));
    }

    private Mono<ChangedReport> made(Wanted wanted, Author author) {
        Moment before = moments.now();
        return Mono.fromFuture(moments.live().change(wanted.edits(), wanted.expected(), author), true)
                .map(result -> report(wanted, before, result))
                .onErrorMap(Stale.class, stale -> new StaleRequest(stale.group()));
    }

    private ChangedReport report(Wanted wanted, Moment before, ChangeResult result) {
        return report(false, wanted, before, result.changes(), result.view().stored());
    }

    private ChangedReport report(
            boolean dryRun, Wanted wanted, Moment before, List<Change> changes, StoredState after) {
        Plan plan = new Plans(before, moments.traffic()::modernInUse)
                .of(before.live().stored(), after, wanted.groups());
        return ChangedReport.of(dryRun, changes, plan, groups(wanted.groups()), wanted.unmoved());
    }

    private List<GroupReport> groups(Set<String> names) {
        GroupReports reports = new GroupReports(moments.now());
        return names.stream().map(reports::of).filter(Objects::nonNull).toList();
    }
}
