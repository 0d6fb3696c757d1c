package io.banyan.api;

import io.banyan.config.FileGroup;
import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.ChangeResult;
import io.banyan.live.Edit;
import io.banyan.live.LiveValue;
import io.banyan.live.Served;
import io.banyan.live.Step;
import io.banyan.report.ViewChangedReport;
import io.banyan.report.ViewGroups;
import io.banyan.view.FeedAway;
import io.banyan.view.Switching;
import io.banyan.view.Switching.Finding;
import io.banyan.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// Serves another version of a view: asked for all groups that read from it in one commit, then told to the feed. What
/// the feed could not be told of a view that a file names, it is told later (`FeedRepair`).
record ViewSwitch(Moments moments) {
    /// What somebody wants, checked.
    private record Wanted(int version, boolean evenSo, boolean dryRun, Author author) {}

    Mono<ViewChangedReport> to(String view, Asked asked) {
        ViewNames names = new ViewNames(moments);
        names.mustOperate(view, asked);
        Wanted wanted = wanted(asked);
        return moments.feed().look(view).flatMap(now -> made(names, now, wanted));
    }

    private static Wanted wanted(Asked asked) {
        JsonBody body = asked.json().only(List.of("version", "reason", "evenSo", "dryRun", "undoOf"));
        int version = body.whole("version", 1, ViewWishes.MOST_VERSION, "the version to serve");
        String reason = body.reason();
        String undoOf = body.undoOf();
        Wanted wanted = new Wanted(version, body.flag("evenSo"), body.flag("dryRun"), asked.author(reason, undoOf));
        body.check();
        return wanted;
    }

    private Mono<ViewChangedReport> made(ViewNames names, View view, Wanted wanted) {
        Served to = new Served(view.name(), wanted.version());
        List<Edit> edits =
                edits(names.readers(view.name()), view, to, wanted.author().undoOf());
        if (edits.isEmpty()) {
            String already = view.name() + " serves v" + wanted.version() + " already";
            return Mono.just(
                    wanted.dryRun()
                            ? ViewChangedReport.planned(List.of(already), names.report(view))
                            : ViewChangedReport.made(null, List.of(), List.of(already), names.report(view)));
        }
        List<Finding> against = Switching.against(view, wanted.version(), moments.instant());
        Refusals.check(against, wanted.evenSo());
        List<String> costs = against.stream().map(Finding::says).toList();
        if (wanted.dryRun()) {
            return Mono.just(ViewChangedReport.planned(says(served(view) + " → " + to, costs), names.report(view)));
        }
        return Mono.fromFuture(moments.live().change(edits, Map.of(), wanted.author()), true)
                .flatMap(result -> told(names, view, to, result, costs));
    }

    private Mono<ViewChangedReport> told(
            ViewNames names, View view, Served to, ChangeResult result, List<String> costs) {
        List<Change> changes = result.changes();
        List<FileGroup> readers = names.readers(view.name());
        List<String> says = says(served(view) + " → " + to + readers(readers), costs);
        return moments.feed()
                .serve(view.name(), to.version())
                .thenReturn(says)
                .onErrorResume(
                        FeedAway.class,
                        away -> readers.isEmpty() ? Mono.error(notTold(away)) : Mono.just(later(says, away)))
                .zipWhen(all -> moments.feed().look(view.name()).onErrorReturn(FeedAway.class, view))
                .map(told -> ViewChangedReport.made(null, changes, told.getT1(), names.report(told.getT2())));
    }

    /// None where all is so already.
    private List<Edit> edits(List<FileGroup> readers, View view, Served to, @Nullable String undoOf) {
        Served from = served(view);
        if (readers.isEmpty()) {
            return from.equals(to) ? List.of() : List.of(new Edit.Note(null, Step.of(LiveValue.VIEW, null, from, to)));
        }
        boolean asked = readers.stream().map(FileGroup::name).allMatch(group -> {
            Served its = ViewGroups.asked(moments.live().now(), group);
            return its.equals(to) || (!its.view().equals(view.name()) && from.equals(to));
        });
        return asked && from.equals(to)
                ? List.of()
                : readers.stream()
                        .<Edit>map(group -> new Edit.Serve(group.name(), from, to, own(group.name(), readers, undoOf)))
                        .toList();
    }

    /// A switch is one change for each group, all of one order, and its undo names one of them: each group takes
    /// back its own.
    private @Nullable String own(String group, List<FileGroup> readers, @Nullable String undoOf) {
        Change last = moments.last().of(group);
        for (FileGroup reader : readers) {
            Change named = moments.last().of(reader.name());
            if (last != null && named != null && named.id().equals(undoOf) && named.order() == last.order()) {
                return last.id();
            }
        }
        return undoOf;
    }

    private static Served served(View view) {
        return view.active() == 0 ? Served.NONE : new Served(view.name(), view.active());
    }

    private static String readers(List<FileGroup> readers) {
        String names = String.join(", ", readers.stream().map(FileGroup::name).toList());
        return switch (readers.size()) {
            case 0 -> "";
            case 1 -> ", for group " + names;
            default -> ", for the groups " + names;
        };
    }

    private static List<String> says(String first, List<String> costs) {
        List<String> says = new ArrayList<>(List.of(first));
        costs.forEach(cost -> says.add("even so: " + cost));
        return says;
    }

    /// A view that no file names is in no live state, so nobody would tell the feed later.
    private static ApiProblem notTold(FeedAway away) {
        return ViewWishes.onlyInAudit("the feed may not have been told", away);
    }

    private static List<String> later(List<String> says, FeedAway away) {
        List<String> later = new ArrayList<>(says);
        later.add("the feed could not be told (" + away.why() + "); it is told as soon as it is back");
        return later;
    }
}
