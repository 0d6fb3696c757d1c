package io.banyan.snapshot;

import io.banyan.snapshot.FileReport.State;
import io.banyan.written.Counted;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/// Tells in the log what a reload did, a line per file that it touched, with each problem in `check`'s words.
final class ReloadLog {
    private ReloadLog() {}

    /// At start: how much was loaded, and every file that has problems.
    static void start(Logger log, Snapshot snapshot) {
        int routes = snapshot.table().routes().size();
        log.info("{} with {} loaded", Counted.of(snapshot.groups().size(), "group"), Counted.of(routes, "route"));
        snapshot.files().stream().filter(file -> !file.problems().isEmpty()).forEach(file -> tell(log, file));
        snapshot.folder().forEach(problem -> log.warn("{}", problem));
    }

    /// After a reload.
    ///
    /// @param read the files that were read again, as the operator names them
    static void write(Logger log, Snapshot before, Snapshot after, Set<String> read) {
        Map<String, FileReport> known = new HashMap<>();
        before.files().forEach(file -> known.put(file.file(), file));
        Set<String> gone = new HashSet<>(known.keySet());
        for (FileReport file : after.files()) {
            gone.remove(file.file());
            if (!file.equals(known.get(file.file())) || read.contains(file.file())) {
                tell(log, file);
            }
        }
        gone.forEach(file -> log.info("{}: removed", file));
        after.folder().forEach(problem -> log.warn("{}", problem));
    }

    private static void tell(Logger log, FileReport file) {
        Level level = file.state() == State.IN_FORCE ? Level.INFO : Level.ERROR;
        log.atLevel(level).log("{}: {}", file.file(), words(file));
        file.problems().forEach(problem -> log.atLevel(problem.isError() ? Level.ERROR : Level.WARN)
                .log("{}", problem));
    }

    private static String words(FileReport file) {
        return switch (file.state()) {
            case IN_FORCE -> "loaded, group " + file.group();
            case LAST_GOOD -> "has errors, group " + file.group() + " keeps its last good version";
            case ABSENT -> "has errors and no last good version, its requests go to the legacy side";
        };
    }
}
