package io.banyan.api;

import io.banyan.compare.CompareRule;
import io.banyan.compare.CompareRunner;
import io.banyan.compare.Comparing;
import io.banyan.compare.Comparing.Sample;
import io.banyan.compare.PointerTree;
import io.banyan.compare.ReadPath;
import io.banyan.config.FileGroup;
import io.banyan.report.CompareReport;
import io.banyan.route.Route;
import io.banyan.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// Begins comparisons of a version with LEGACY, and tells how they stand.
record ViewCompare(Moments moments, CompareRunner runner) {
    private static final int MOST = 10_000;
    private static final int MOST_LISTED = 100;

    Mono<CompareReport> start(String view, String version, Asked asked) {
        ViewNames names = new ViewNames(moments);
        names.mustOperate(view, asked);
        JsonBody body = asked.json().only(List.of("sample", "paths", "ignore"));
        int number = ViewWishes.number(version, body);
        Sample sample = sample(body);
        body.check();
        List<FileGroup> readers = names.readers(view);
        if (readers.isEmpty()) {
            throw ApiProblem.of(
                    HttpStatus.CONFLICT,
                    "no route file names view %s, so it has no LEGACY to be compared with; write freshness: { view: %s } in its group's file"
                            .formatted(view, view));
        }
        Map<Route, CompareRule> routes = new LinkedHashMap<>();
        readers.forEach(group -> group.routes()
                .forEach(route -> routes.put(route, group.compare().of(route))));
        return moments.feed().look(view).map(now -> begun(now, new Comparing(view, number, routes, sample)));
    }

    private CompareReport begun(View view, Comparing wanted) {
        if (view.version(wanted.version()) == null) {
            throw ApiProblem.of(
                    HttpStatus.CONFLICT,
                    "there is no version %d of view %s; %s"
                            .formatted(
                                    wanted.version(),
                                    view.name(),
                                    view.isHeard() ? "known: " + view.known() : "the feed has none; start its runner"));
        }
        Optional<Comparing> other = runner.start(wanted);
        other.ifPresent(under -> {
            throw ApiProblem.of(
                    HttpStatus.CONFLICT,
                    "a comparison of v%d of view %s is under way (%d of %d keys); wait until it is over"
                            .formatted(
                                    under.version(), view.name(), under.tally().all(), under.expected()));
        });
        return CompareReport.of(wanted);
    }

    CompareReport now(String view, String version) {
        new ViewNames(moments).known(view);
        Comparing last = runner.of(view);
        if (last == null || !String.valueOf(last.version()).equals(version)) {
            throw ApiProblem.of(
                    HttpStatus.NOT_FOUND,
                    "this replica has not compared v%s of view %s; begin with ./banyan view compare %s %s"
                            .formatted(version, view, view, version));
        }
        return CompareReport.of(last);
    }

    private static Sample sample(JsonBody body) {
        int count = body.has("sample") ? body.whole("sample", 1, MOST, "how many documents to draw") : 1_000;
        List<ReadPath> paths = new ArrayList<>();
        for (String path : texts(body, "paths", one -> ReadPath.of(one).isPresent(), "\"/api/events/{event}\"")) {
            ReadPath.of(path).ifPresent(paths::add);
        }
        return new Sample(count, paths, texts(body, "ignore", ViewCompare::isIgnorable, "\"/generatedAt\""));
    }

    private static boolean isIgnorable(String pointer) {
        return PointerTree.isPointer(pointer) && !PointerTree.isEverything(pointer);
    }

    private static List<String> texts(JsonBody body, String name, Predicate<String> good, String example) {
        @Nullable JsonNode written = body.member(name);
        if (written == null || written.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        boolean all = written.isArray() && written.size() <= MOST_LISTED;
        for (JsonNode one : written) {
            String text = one.isString() ? one.stringValue() : "";
            all &= good.test(text);
            texts.add(text);
        }
        if (!all) {
            body.problem("%s was %s but must be a list of at most %d such as %s%s"
                    .formatted(
                            name,
                            texts.isEmpty() ? JsonBody.shown(written) : texts,
                            MOST_LISTED,
                            example,
                            name.equals("paths") ? ", each with exactly one variable" : ", JSON pointers"));
        }
        return texts;
    }
}
