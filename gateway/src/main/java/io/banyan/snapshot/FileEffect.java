package io.banyan.snapshot;

import io.banyan.live.FileValues;
import io.banyan.live.GroupState;
import io.banyan.live.LiveState;
import io.banyan.live.LiveView;
import io.banyan.live.Values;
import io.banyan.split.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a file that was read again changed of live state, and what it did not: whoever writes a weight that the file
/// had before changes nothing, and has to hear it. Pure.
///
/// Example: `routes/events.yaml: weight 0%, unchanged; live stays 60%`.
///
/// @param before what the file said before; null = the group is new here
/// @param after what it says now
/// @param live of its group, once the file's values are taken over; null = not known
/// @param away true = the store is away, and takes them over when it is back
public record FileEffect(
        String group,
        @Nullable FileValues before,
        FileValues after,
        @Nullable GroupState live,
        boolean away) {
    /// Of the groups whose files were read again, in the order of their names.
    ///
    /// @param read the files, as the operator names them
    /// @param view once their values are taken over
    public static List<String> lines(Snapshot before, Snapshot after, Set<String> read, LiveView view) {
        Set<String> inForce = after.files().stream()
                .filter(file -> file.state() == FileReport.State.IN_FORCE && read.contains(file.file()))
                .map(FileReport::file)
                .collect(Collectors.toSet());
        Map<String, FileValues> was = before.fileValues();
        LiveState live = view.inForce();
        boolean away = !view.store().inStep();
        List<String> lines = new ArrayList<>();
        new TreeMap<>(after.fileValues()).forEach((group, now) -> {
            if (inForce.contains(now.where())) {
                lines.addAll(
                        new FileEffect(group, was.get(group), now, live.groups().get(group), away).lines());
            }
        });
        return lines;
    }

    /// For people, each beginning with the file.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        kill(lines);
        Values<Weight> is = after.weights();
        Values<Weight> was = before == null ? is : before.weights();
        Values<Weight> now = live == null ? null : live.weights();
        weight("weight", was.group(), is.group(), now == null ? null : now.group(), lines);
        Set<String> routes = new TreeSet<>(was.own().keySet());
        routes.addAll(is.own().keySet());
        for (String route : routes) {
            Weight from = was.own().get(route);
            Weight to = is.own().get(route);
            if (!Objects.equals(from, to)) {
                weight(
                        route + " weight",
                        from,
                        to,
                        now == null ? null : now.own().get(route),
                        lines);
            }
        }
        return lines.stream().map(line -> after.where() + ": " + line).toList();
    }

    private void kill(List<String> lines) {
        boolean was = before != null && before.killed();
        if (after.killed()) {
            lines.add("kill: true" + (was ? ", unchanged" : "") + "; every request of " + group
                    + " goes to the legacy side");
        } else if (was) {
            lines.add("kill: true is gone; "
                    + (live == null || !live.killed() ? "the weights of " + group + " apply again" : stays(live)));
        }
    }

    private String stays(GroupState state) {
        String by = state.killedBySwitch() ? "its kill switch" : "another replica's file";
        return group + " stays killed "
                + (away ? "until the store is back" : "by " + by + ": ./banyan unkill " + group + " --reason '...'");
    }

    /// @param from null = inherited
    /// @param to null = inherits
    /// @param now null = inherits, or not known
    private void weight(
            String what, @Nullable Weight from, @Nullable Weight to, @Nullable Weight now, List<String> lines) {
        boolean edited = !Objects.equals(from, to);
        String file = what + " " + (edited ? text(from) + " → " + text(to) : text(to));
        String unchanged = edited || before == null ? "" : ", unchanged";
        if (Objects.equals(now, to)) {
            lines.add(file + (edited ? "; live follows" : unchanged + "; live is the same"));
        } else if (away) {
            lines.add(file + unchanged + "; live stays " + text(now) + " while the store is away");
        } else {
            lines.add(file + (edited ? ", not taken over" : unchanged) + "; live stays " + text(now)
                    + ", where someone set it");
        }
    }

    private static String text(@Nullable Weight weight) {
        return weight == null ? "inherited" : weight.toString();
    }
}
