package io.banyan.snapshot;

import io.banyan.config.ParsedFile;
import io.banyan.written.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How it is with one file: what it says now, and which version of it is in force.
///
/// @param newest as it is on disk; null when only its last good copy is known yet
/// @param inForce the version whose group is served: `newest`, an earlier good one, or null = the group is not served
/// @param clashes the errors with other files for which `newest` is not in force
record FileState(@Nullable ParsedFile newest, @Nullable ParsedFile inForce, List<Problem> clashes) {
    FileState {
        clashes = List.copyOf(clashes);
    }

    /// What is known at start from the state folder.
    static FileState lastGood(ParsedFile copy) {
        return new FileState(null, copy, List.of());
    }

    /// The same with the review dates that have passed by `today`.
    FileState on(LocalDate today) {
        if (newest == null) {
            return this;
        }
        ParsedFile again = newest.on(today);
        return new FileState(again, newest.equals(inForce) ? again : inForce, clashes);
    }

    /// Everything to tell about the file as it is now.
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(newest == null ? List.of() : newest.problems());
        all.addAll(clashes);
        return all;
    }
}
