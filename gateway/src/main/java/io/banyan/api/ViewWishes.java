package io.banyan.api;

import io.banyan.config.FileGroup;
import io.banyan.live.Author;
import io.banyan.live.ChangeResult;
import io.banyan.live.Edit;
import io.banyan.live.Step;
import io.banyan.report.ViewChangedReport;
import io.banyan.view.FeedAway;
import io.banyan.view.Objections;
import io.banyan.view.Switching.Finding;
import io.banyan.view.View;
import io.banyan.view.ViewVersion;
import io.banyan.view.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;

/// Asks something of a version's runner: recorded in the audit first, so that nothing happens that nobody asked for,
/// then put where the runner looks.
record ViewWishes(Moments moments) {
    static final int MOST_VERSION = 999_999_999;

    private static final String PLANNED = "plan";

    /// What somebody wants, checked.
    ///
    /// @param wish by its id
    private record Wanted(
            String view, int version, Function<String, Wish> wish, boolean evenSo, boolean dryRun, Author author) {}

    Mono<ViewChangedReport> rebuild(String view, String version, Asked asked) {
        ViewNames names = allowed(view, asked);
        JsonBody body = asked.json().only(List.of("keys", "table", "where", "reason", "evenSo", "dryRun"));
        Function<String, Wish> wish = RebuildReader.read(body);
        return made(names, wanted(view, version, wish, body, asked));
    }

    Mono<ViewChangedReport> replay(String view, String version, Asked asked) {
        ViewNames names = allowed(view, asked);
        return made(names, wanted(view, version, Wish.Replay::new, plain(asked), asked));
    }

    Mono<ViewChangedReport> drop(String view, String version, Asked asked) {
        ViewNames names = allowed(view, asked);
        return made(names, wanted(view, version, Wish.Drop::new, plain(asked), asked));
    }

    private ViewNames allowed(String view, Asked asked) {
        ViewNames names = new ViewNames(moments);
        names.mustOperate(view, asked);
        return names;
    }

    private static JsonBody plain(Asked asked) {
        return asked.json().only(List.of("reason", "dryRun"));
    }

    private static Wanted wanted(String view, String version, Function<String, Wish> wish, JsonBody body, Asked asked) {
        int number = number(version, body);
        String reason = body.reason();
        Wanted wanted =
                new Wanted(view, number, wish, body.flag("evenSo"), body.flag("dryRun"), asked.author(reason, null));
        body.check();
        return wanted;
    }

    static int number(String version, JsonBody body) {
        if (version.matches("[1-9][0-9]{0,8}")) {
            return Integer.parseInt(version);
        }
        body.problem("the version was '%s' but must be a whole number from 1; write 2".formatted(version));
        return 0;
    }

    private Mono<ViewChangedReport> made(ViewNames names, Wanted wanted) {
        return moments.feed().look(wanted.view()).flatMap(view -> made(names, view, wanted));
    }

    private Mono<ViewChangedReport> made(ViewNames names, View view, Wanted wanted) {
        List<FileGroup> readers = names.readers(view.name());
        Wish plan = wanted.wish().apply(PLANNED);
        List<Finding> against = Objections.against(view, wanted.version(), plan, !readers.isEmpty());
        Refusals.check(against, wanted.evenSo());
        List<String> says = says(view, wanted, plan, against);
        if (wanted.dryRun()) {
            return Mono.just(ViewChangedReport.planned(says, names.report(view)));
        }
        return Mono.fromFuture(moments.live().change(edits(readers, wanted, plan), Map.of(), wanted.author()), true)
                .flatMap(result -> asked(names, wanted, result, says));
    }

    private Mono<ViewChangedReport> asked(ViewNames names, Wanted wanted, ChangeResult result, List<String> says) {
        String id = result.changes().getFirst().id();
        return moments.feed()
                .ask(wanted.view(), wanted.version(), wanted.wish().apply(id))
                .doOnNext(other -> other.ifPresent(ViewWishes::second))
                .then(moments.feed().look(wanted.view()))
                .map(now -> ViewChangedReport.made(id, result.changes(), says, names.report(now)))
                .onErrorMap(FeedAway.class, away -> onlyInAudit("its runner may not have been asked", away));
    }

    private static void second(Wish other) {
        throw ApiProblem.of(
                HttpStatus.CONFLICT,
                "another request was faster, a %s (%s); repeat yours when that is done"
                        .formatted(other.says(), other.id()));
    }

    /// It was committed, and then the feed went away.
    static ApiProblem onlyInAudit(String what, FeedAway away) {
        return ApiProblem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "it is in the audit, but %s: %s; repeat it when the feed is back".formatted(what, away.why()));
    }

    private static List<Edit> edits(List<FileGroup> readers, Wanted wanted, Wish plan) {
        Step step = new Step(word(plan), null, wanted.view() + " v" + wanted.version() + part(plan), "asked");
        return readers.isEmpty()
                ? List.of(new Edit.Note(null, step))
                : readers.stream()
                        .<Edit>map(group -> new Edit.Note(group.name(), step))
                        .toList();
    }

    private static String word(Wish wish) {
        return switch (wish) {
            case Wish.Rebuild all -> "rebuild";
            case Wish.Keys part -> "rebuild";
            case Wish.Rows part -> "rebuild";
            case Wish.Replay all -> "replay-dead-letters";
            case Wish.Drop all -> "drop";
        };
    }

    private static String part(Wish wish) {
        return switch (wish) {
            case Wish.Keys part ->
                part.keys().size() == 1
                        ? " key " + part.keys().getFirst()
                        : " " + part.keys().size() + " keys";
            case Wish.Rows part -> " rows of " + part.table() + " where " + part.where();
            default -> "";
        };
    }

    private static List<String> says(View view, Wanted wanted, Wish plan, List<Finding> against) {
        int number = wanted.version();
        ViewVersion version = view.version(number);
        List<String> says = new ArrayList<>();
        says.add("%s v%d: %s%s".formatted(view.name(), number, plan.says(), wanted.dryRun() ? "" : " asked"));
        against.forEach(finding -> says.add("even so: " + finding.says()));
        if (version == null) {
            says.add("v%d is not in the feed: its runner takes this over when it starts".formatted(number));
        } else if (version.state() == ViewVersion.State.SILENT) {
            says.add("no runner of v%d is heard: one takes this over when it starts".formatted(number));
        }
        return says;
    }
}
