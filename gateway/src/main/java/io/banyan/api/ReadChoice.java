package io.banyan.api;

import io.banyan.config.FileGroup;
import io.banyan.decide.Decider;
import io.banyan.decide.Decision;
import io.banyan.decide.Rules;
import io.banyan.doctor.Case.Read;
import io.banyan.report.AskedRequest;
import io.banyan.route.Route;
import io.banyan.split.ClientAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which read shows how a group's MODERN answers: one that somebody names, else the first whose path leaves nothing
/// open.
record ReadChoice(Rules rules, FileGroup group) {
    private static final String TARGET = "/[!\"$-~]{0,2000}";

    /// Empty where every path has a variable.
    Optional<Read> usual() {
        return group.routes().stream()
                .filter(route -> route.methods().contains("GET"))
                .map(route -> route.path().pattern())
                .filter(path -> path.matches("[^{*?]+"))
                .flatMap(path -> read(path).stream())
                .findFirst();
    }

    Read named(String target, JsonBody body) {
        if (!target.matches(TARGET)) {
            body.problem(
                    "read was '%s' but must be a path with a query or none, percent-encoded; write \"read\": \"%s\""
                            .formatted(target.length() > 100 ? target.substring(0, 100) + "..." : target, example()));
        }
        body.check();
        return read(target)
                .orElseThrow(() -> ApiProblem.badRequest(
                        "read was '%s', which is no clear read of group %s; its paths are %s; write \"read\": \"%s\""
                                .formatted(target, group.name(), paths(), example())));
    }

    private String example() {
        return group.routes().getFirst().path().pattern().replaceAll("\\{[^/]*}|\\*+", "7");
    }

    private String paths() {
        return group.routes().stream().map(route -> route.path().pattern()).collect(Collectors.joining(", "));
    }

    /// As a client would ask it: under no name, or under one that the group's routes are for.
    private Optional<Read> read(String target) {
        Stream<List<Map.Entry<String, String>>> hosts = group.routes().stream()
                .flatMap(route -> route.hosts().stream())
                .distinct()
                .sorted()
                .map(host -> List.of(Map.entry("Host", host)));
        return Stream.concat(Stream.of(List.<Map.Entry<String, String>>of()), hosts)
                .map(headers -> new AskedRequest("GET", target, headers, ClientAddress.of("127.0.0.1")))
                .flatMap(asked -> read(asked).stream())
                .findFirst();
    }

    private Optional<Read> read(AskedRequest asked) {
        Decision decision = Decider.decide(rules, asked);
        Route route = decision.route();
        return decision.read() && route != null && Objects.equals(route.groupName(), group.name())
                ? Optional.of(new Read(route, asked))
                : Optional.empty();
    }
}
