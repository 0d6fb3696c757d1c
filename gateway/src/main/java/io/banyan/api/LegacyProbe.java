package io.banyan.api;

import io.banyan.config.FileGroup;
import io.banyan.doctor.Case.Read;
import io.banyan.route.Route;
import io.banyan.scoreboard.LegacyReader;
import io.banyan.scoreboard.LegacyReader.Heard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Asks LEGACY directly whether it still answers a route: for reads that somebody names, or for the route's path where
/// that leaves nothing open. Only clear reads of that route are sent, one after the other.
record LegacyProbe(Moments moments, LegacyReader reader) {
    private static final int MOST = 5;
    private static final Set<Integer> GONE = Set.of(404, 410, 501);

    /// @param status 0 = LEGACY gave no answer
    /// @param failure why not; null = it did
    record OneRead(String read, int status, @Nullable String failure) {}

    /// @param gone of the reads, those that LEGACY answered with 404, 410 or 501
    /// @param retired all of them, so nothing of the route is reachable there
    record Found(String route, List<OneRead> reads, int gone, boolean retired, String says) {
        static Found of(String route, List<OneRead> reads) {
            int gone = (int)
                    reads.stream().filter(read -> GONE.contains(read.status())).count();
            boolean retired = gone == reads.size();
            String says = retired
                    ? "LEGACY does not know %s any more: retired".formatted(reads.size() == 1 ? "it" : "any of them")
                    : "LEGACY still answers %d of %d, or cannot be asked: not retired"
                            .formatted(reads.size() - gone, reads.size());
            return new Found(route, List.copyOf(reads), gone, retired, says);
        }
    }

    Mono<Found> of(String id, Asked asked) {
        Route route = moments.names().route(id);
        asked.mustOperate(route.groupName());
        JsonBody body = asked.json().only(List.of("reads"));
        FileGroup group = moments.traffic().files().groups().get(route.groupName());
        if (group == null) {
            throw ApiProblem.of(HttpStatus.NOT_FOUND, moments.names().noGroup(route.groupName()));
        }
        List<Read> wanted = wanted(route, new ReadChoice(moments.now().rules(), group), body);
        return Flux.fromIterable(wanted)
                .concatMap(read -> Mono.fromFuture(() -> reader.read(read.route(), read.asked()))
                        .map(heard -> one(read, heard)))
                .collectList()
                .map(all -> Found.of(id, all));
    }

    private static List<Read> wanted(Route route, ReadChoice choice, JsonBody body) {
        List<String> targets = body.has("reads")
                ? body.texts("reads", MOST)
                : List.of(route.path().pattern());
        body.check();
        if (!body.has("reads") && !route.path().pattern().matches("[^{*?]+")) {
            throw ApiProblem.badRequest(
                    "reads is missing, and the path of %s, %s, has variables; write \"reads\": [\"%s\"]"
                            .formatted(route.id(), route.path().pattern(), example(route)));
        }
        List<Read> reads = new ArrayList<>();
        for (String target : targets) {
            Read read = choice.named(target, body);
            if (!read.route().id().equals(route.id())) {
                throw ApiProblem.badRequest(
                        "reads has '%s', which is a read of route %s, not of %s; write \"reads\": [\"%s\"]"
                                .formatted(target, read.route().id(), route.id(), example(route)));
            }
            reads.add(read);
        }
        return reads;
    }

    private static String example(Route route) {
        return route.path().pattern().replaceAll("\\{[^/]*}|\\*+", "7");
    }

    private static OneRead one(Read read, Heard heard) {
        return new OneRead(read.asked().target(), heard.status(), heard.failure());
    }
}
