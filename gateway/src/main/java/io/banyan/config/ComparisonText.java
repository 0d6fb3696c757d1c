package io.banyan.config;

import io.banyan.compare.CompareRule;
import io.banyan.freshness.FreshnessRule;
import io.banyan.route.Condition;
import io.banyan.route.Route;
import io.banyan.upstream.Platform;
import io.banyan.upstream.UpstreamSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a group's file decides how its two sides compare, as a text that is the same in every process: both sides'
/// addresses, how copies are asked, how new answers must be, and for each route what it matches and what of two answers
/// must be the same. Weight, shares, budgets, owner and lifecycle are no part of it; nor is the order of a list whose
/// order means nothing.
public final class ComparisonText {
    private ComparisonText() {}

    public static String of(FileGroup file) {
        List<String> lines = new ArrayList<>();
        lines.add("modern " + side(file.upstreams().modern()));
        lines.add("legacy " + side(file.upstreams().legacy()));
        lines.add("credentials " + file.upstreams().shadow().credentials());
        FreshnessRule freshness = file.upstreams().freshness();
        lines.add("freshness " + (freshness == null ? "none" : freshness.view() + " " + freshness.limits()));
        file.routes().stream()
                .sorted(Comparator.comparing(Route::id))
                .forEach(route ->
                        lines.add(route(route) + " " + rule(file.compare().of(route))));
        return String.join("\n", lines);
    }

    private static String side(@Nullable UpstreamSpec side) {
        return side == null ? "none" : side.url() + " " + side.host() + " " + side.timeout() + " " + platform(side);
    }

    /// Without its secrets, which do not matter here.
    private static String platform(UpstreamSpec side) {
        return switch (side.platform()) {
            case null -> "none";
            case Platform.Lambda lambda -> lambda.function() + " " + lambda.region() + " " + lambda.streamed();
            case Platform other -> other.getClass().getSimpleName();
        };
    }

    private static String route(Route route) {
        return "route " + route.id() + " " + sorted(route.hosts()) + " "
                + route.path().pattern() + " " + sorted(route.methods()) + " "
                + sorted(route.conditions().stream()
                        .map(ComparisonText::condition)
                        .toList()) + " " + route.query()
                + " " + route.filters();
    }

    private static String condition(Condition condition) {
        return condition.kind() + " " + condition.name() + " " + condition.written();
    }

    private static String rule(CompareRule rule) {
        List<String> marks = rule.body().marks().stream().map(Object::toString).toList();
        return sorted(marks) + " " + sorted(rule.headers()) + " " + rule.normalised();
    }

    private static String sorted(Collection<String> texts) {
        return texts.stream().sorted().toList().toString();
    }
}
