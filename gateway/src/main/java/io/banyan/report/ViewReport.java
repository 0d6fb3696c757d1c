package io.banyan.report;

import io.banyan.config.FileGroup;
import io.banyan.live.LiveView;
import io.banyan.live.Served;
import io.banyan.view.View;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A view as the admin API shows it.
///
/// @param groups that read from it; empty = no route file names it, and only admins may change it
/// @param active the version that is served; null = none
/// @param problem what keeps this replica from knowing more, or what is at odds, a sentence; null = nothing
/// @param versions in the order of their numbers
public record ViewReport(
        String view,
        List<Reader> groups,
        @Nullable Integer active,
        @Nullable String problem,
        List<VersionReport> versions) {
    /// A group that reads from a view.
    ///
    /// @param asked the version that operators asked for; null = none: the feed alone says
    public record Reader(
            String group,
            String owner,
            String contact,
            @Nullable Integer asked) {
        static Reader of(FileGroup file, String view, LiveView live) {
            Served asked = ViewGroups.asked(live, file.name());
            return new Reader(
                    file.name(),
                    file.group().owner(),
                    file.group().contact(),
                    asked.view().equals(view) ? asked.version() : null);
        }
    }

    /// Of a view.
    ///
    /// @param away why nothing new is heard of any view; empty = it is
    public static ViewReport of(View view, List<FileGroup> readers, LiveView live, String away, Instant now) {
        List<Reader> groups =
                readers.stream().map(file -> Reader.of(file, view.name(), live)).toList();
        return new ViewReport(
                view.name(),
                groups,
                view.active() == 0 ? null : view.active(),
                problem(view, groups, away),
                view.versions().stream()
                        .map(version -> VersionReport.of(view, version, now))
                        .toList());
    }

    private static @Nullable String problem(View view, List<Reader> groups, String away) {
        if (!away.isEmpty()) {
            return away;
        }
        if (!view.isHeard()) {
            return "not in the feed: start its runner, or correct freshness.view of "
                    + String.join(", ", groups.stream().map(Reader::group).toList());
        }
        if (view.active() != 0 && view.served() == null) {
            return "its active version, v%d, is not in the feed: start its runner, or switch to another: ./banyan view switch %s VERSION --reason '...'"
                    .formatted(view.active(), view.name());
        }
        List<Integer> others = groups.stream()
                .map(Reader::asked)
                .filter(asked -> asked != null && asked != view.active())
                .distinct()
                .toList();
        return others.isEmpty()
                ? null
                : "operators asked for v%d, and the feed says v%d; the feed follows within seconds if the groups agree and v%d is known"
                        .formatted(others.getFirst(), view.active(), others.getFirst());
    }
}
