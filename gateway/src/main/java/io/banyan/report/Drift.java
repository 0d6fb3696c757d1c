package io.banyan.report;

import io.banyan.config.FileWeights;
import io.banyan.live.GroupState;
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
/// @param where `routes/events.yaml:22`: the line of the weight, or that it would follow
/// @param line what to write there, so that file and live state agree
public record Drift(
        @Nullable String route,
        @Nullable BigDecimal file,
        @Nullable BigDecimal live,
        String where,
        String line) {
    /// @param origin of the group: names the file
    /// @param most the file's `max-weight`: a line above it would be refused
    /// @param routes those that the file has; a weight kept of another one is no drift
    static List<Drift> between(FileWeights file, GroupState live, Weight most, Origin origin, Set<String> routes) {
        List<Drift> drift = new ArrayList<>();
        if (!file.weight().equals(live.weight())) {
            String where = new Origin(origin.file(), file.lines().group()).toString();
            drift.add(new Drift(
                    null, Percent.of(file.weight()), Percent.of(live.weight()), where, line(live.weight(), most)));
        }
        for (String route : new TreeSet<>(routes)) {
            Weight written = file.overrides().get(route);
            Weight asked = live.overrides().get(route);
            if (!Objects.equals(written, asked)) {
                String where = new Origin(origin.file(), file.lines().of(route)).toString();
                drift.add(new Drift(route, Percent.orNull(written), Percent.orNull(asked), where, line(asked, most)));
            }
        }
        return List.copyOf(drift);
    }

    private static String line(@Nullable Weight asked, Weight most) {
        return asked == null ? "# no weight: remove this line" : "weight: " + asked.min(most);
    }
}
