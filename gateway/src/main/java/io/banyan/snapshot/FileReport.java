package io.banyan.snapshot;

import io.banyan.config.FileGroup;
import io.banyan.config.ParsedFile;
import io.banyan.written.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What became of one route file, for log, health and page.
///
/// @param file as the operator names it: `routes/events.yaml`
/// @param group whose routes it holds: of the version in force; null when none is
/// @param state whether what is written is what is served
/// @param problems every error and warning of the file as it is written now, in the order of lines
public record FileReport(String file, @Nullable String group, State state, List<Problem> problems) {
    /// `IN_FORCE`: as written. `LAST_GOOD`: it has errors, so an earlier version serves. `ABSENT`: it has errors and
    /// there is no earlier version, so its requests go to LEGACY.
    public enum State {
        IN_FORCE,
        LAST_GOOD,
        ABSENT
    }

    public FileReport {
        problems = List.copyOf(problems);
    }

    /// @param calls what is wrong with the groups that files in force call
    static FileReport of(String name, FileState file, List<Problem> calls) {
        ParsedFile newest = file.newest();
        ParsedFile inForce = file.inForce();
        FileGroup group = inForce == null ? null : inForce.group();
        State state = inForce == null ? State.ABSENT : inForce == newest ? State.IN_FORCE : State.LAST_GOOD;
        String shown = newest == null ? name : newest.file().shown();
        return new FileReport(shown, group == null ? null : group.name(), state, all(shown, file, calls));
    }

    private static List<Problem> all(String shown, FileState file, List<Problem> calls) {
        List<Problem> its =
                calls.stream().filter(call -> call.at().file().equals(shown)).toList();
        return its.isEmpty() || file.inForce() != file.newest()
                ? file.problems()
                : Stream.concat(file.problems().stream(), its.stream()).toList();
    }
}
