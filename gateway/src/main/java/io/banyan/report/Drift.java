package io.banyan.report;

import io.banyan.config.WeightLines;
import io.banyan.decide.GroupRules;
import io.banyan.live.Values;
import io.banyan.route.Origin;
import io.banyan.split.Weight;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One weight that a route file and live state see differently.
///
/// @param route null = the group's own weight
/// @param file null = the file says none, so the route inherits
/// @param live null = the route inherits
/// @param applied what `max-weight` lets through of `live`; null = the route inherits
/// @param where `routes/events.yaml:22`: the line of the weight, or that it would follow
/// @param line what to write there, so that file and live state agree
public record Drift(
        @Nullable String route,
        @Nullable BigDecimal file,
        @Nullable BigDecimal live,
        @Nullable BigDecimal applied,
        String where,
        String line) {
    /// @param lines where the file has its weights, or would have them
    /// @param rules with the file's `max-weight`: a line above it would be refused
    /// @param routes those that the file has; a weight kept of another one is no drift
    static List<Drift> between(
            Values<Weight> file, Values<Weight> live, WeightLines lines, GroupRules rules, Set<String> routes) {
        String name = rules.group().origin().file();
        List<Drift> drift = new ArrayList<>();
        if (!file.group().equals(live.group())) {
            drift.add(of(null, file.group(), live.group(), rules, new Origin(name, lines.group())));
        }
        for (String route : new TreeSet<>(routes)) {
            Weight written = file.own().get(route);
            Weight asked = live.own().get(route);
            if (!Objects.equals(written, asked)) {
                drift.add(of(route, written, asked, rules, new Origin(name, lines.of(route))));
            }
        }
        return List.copyOf(drift);
    }

    private static Drift of(
            @Nullable String route, @Nullable Weight file, @Nullable Weight asked, GroupRules rules, Origin at) {
        Weight applied = asked == null ? null : rules.applied(asked, false);
        return new Drift(
                route,
                Percent.orNull(file),
                Percent.orNull(asked),
                Percent.orNull(applied),
                at.toString(),
                applied == null ? "# no weight: remove this line" : "weight: " + applied);
    }
}
