package io.banyan.report;

import io.banyan.decide.NearMiss;
import io.banyan.route.Condition;
import io.banyan.route.Route;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Routes that a request nearly has, a sentence each.
///
/// @param method of the request
record NearMissText(String method) {
    private static final int MOST = 5;
    private static final int LONGEST = 80;

    /// At most five sentences, and how many are left.
    List<String> sentences(List<NearMiss> misses) {
        int more = misses.size() - MOST;
        return Stream.concat(
                        misses.stream().limit(MOST).map(this::sentence),
                        more > 0
                                ? Stream.of("%d more such %s.".formatted(more, more == 1 ? "route" : "routes"))
                                : Stream.of())
                .toList();
    }

    private String sentence(NearMiss miss) {
        Route route = miss.route();
        return "Near miss: route %s of group %s (%s) has the path %s%s."
                .formatted(
                        route.id(),
                        route.groupName(),
                        route.origin(),
                        route.path().pattern(),
                        miss.obstacles().stream()
                                .map(obstacle -> words(obstacle, route))
                                .collect(Collectors.joining()));
    }

    private String words(NearMiss.Obstacle obstacle, Route route) {
        return switch (obstacle) {
            case NearMiss.OtherHost host ->
                ", but only on %s: the request names %s"
                        .formatted(
                                listed(route.hosts().stream()),
                                host.named().isEmpty() ? "no host (use a full URL)" : shown(host.named()));
            case NearMiss.OtherValue other -> condition(other.condition(), other.value());
            case NearMiss.OtherMethod other ->
                ", but only for %s: the method is %s".formatted(listed(route.methods().stream()), shown(method));
            case NearMiss.OtherEnd end -> ", but the final slash matters";
            case NearMiss.OtherCase letters -> ", but upper and lower case matter";
        };
    }

    private static String condition(Condition condition, @Nullable String value) {
        String kind = condition.kind().name().toLowerCase(Locale.ROOT);
        return ", but only where the %s %s is '%s': here it is %s"
                .formatted(
                        condition.kind() == Condition.Kind.QUERY ? "query parameter" : kind,
                        condition.name(),
                        condition.written(),
                        value == null ? "missing or repeated" : "'" + shown(value) + "'");
    }

    private static String listed(Stream<String> words) {
        return words.sorted().collect(Collectors.joining(", "));
    }

    /// For one line on a terminal.
    private static String shown(String value) {
        String cut = value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
