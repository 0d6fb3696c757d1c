package io.banyan.snapshot;

import io.banyan.config.Given;
import io.banyan.config.ParsedFile;
import io.banyan.written.FileSignature;
import io.banyan.written.FolderUnreadable;
import io.banyan.written.Problem;
import io.banyan.written.RouteFile;
import io.banyan.written.RoutesFolder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The route files as last read, and how each stands. Not for several threads: one owner reloads it, others see the
/// `Snapshot`s it gives.
public final class LoadedRoutes {
    private final RoutesFolder folder;
    private final LastGoodCopies copies;
    private final Clock clock;
    private final boolean redis;
    private final SortedMap<String, FileSignature> signatures;
    private SortedMap<String, FileState> states;
    private Snapshot snapshot;
    private LocalDate checkedOn;

    private LoadedRoutes(
            RoutesFolder folder,
            LastGoodCopies copies,
            Clock clock,
            boolean redis,
            SortedMap<String, FileSignature> signatures) {
        this.folder = folder;
        this.copies = copies;
        this.clock = clock;
        this.redis = redis;
        this.signatures = signatures;
        this.states = new TreeMap<>();
        this.snapshot = Snapshot.EMPTY;
        this.checkedOn = LocalDate.now(clock);
    }

    /// Reads everything. A bad file is replaced by its last good copy, else its group is absent; the snapshot tells.
    ///
    /// @param clock for review dates, in the operator's time zone
    /// @param redis the gateway has one in which tickets can be kept
    /// @throws FolderUnreadable when the folder is missing or cannot be read; an empty one is a warning
    public static LoadedRoutes open(RoutesFolder folder, LastGoodCopies copies, Clock clock, boolean redis)
            throws FolderUnreadable {
        SortedMap<String, FileSignature> signatures = folder.signatures();
        Set<String> names = signatures.keySet();
        var routes = new LoadedRoutes(folder, copies, clock, redis, signatures);
        copies.read(names, folder, routes.given())
                .forEach((name, copy) -> routes.states.put(name, FileState.lastGood(copy)));
        routes.apply(names, routes.read(names));
        return routes;
    }

    /// What is in force now.
    public Snapshot snapshot() {
        return snapshot;
    }

    RoutesFolder folder() {
        return folder;
    }

    /// At which the files were first read.
    SortedMap<String, FileSignature> signatures() {
        return signatures;
    }

    /// Files read and parsed, not yet in force.
    record Reading(Map<String, ParsedFile> files) {
        /// The files as the operator names them.
        Set<String> shown() {
            return files.values().stream().map(file -> file.file().shown()).collect(Collectors.toSet());
        }

        boolean hasErrors() {
            return !files.values().stream().allMatch(ParsedFile::good);
        }
    }

    Reading read(Set<String> changed) {
        Map<String, ParsedFile> files = new HashMap<>();
        for (String name : changed) {
            files.put(name, parsed(folder.read(name), states.get(name)));
        }
        return new Reading(files);
    }

    /// Puts what was read in force, leaves the other files as parsed before, and drops those not present.
    Snapshot apply(Set<String> present, Reading reading) {
        SortedMap<String, ParsedFile> newest = new TreeMap<>();
        for (String name : present) {
            FileState stood = states.get(name);
            ParsedFile file = reading.files().getOrDefault(name, stood == null ? null : stood.newest());
            if (file != null) {
                newest.put(name, file);
            }
        }
        states = LastGood.next(states, newest);
        copies.keep(states);
        snapshot = Snapshot.of(states, present.isEmpty() ? List.of(folder.empty()) : List.of());
        return snapshot;
    }

    /// While nothing changes: copies that are gone are made anew.
    void keepCopies() {
        copies.keepOn(states);
    }

    /// Once a day review dates may have passed; null while it is the same day.
    @Nullable
    Snapshot newDay() {
        LocalDate today = LocalDate.now(clock);
        if (today.equals(checkedOn)) {
            return null;
        }
        checkedOn = today;
        SortedMap<String, FileState> checked = new TreeMap<>();
        states.forEach((name, state) -> checked.put(name, state.on(today)));
        states = checked;
        snapshot = Snapshot.of(states, snapshot.folder());
        return snapshot;
    }

    /// Tells that the folder cannot be read; all groups stay as they are.
    Snapshot folderLost(Problem problem) {
        snapshot = snapshot.withFolder(List.of(problem));
        return snapshot;
    }

    Snapshot folderFound() {
        snapshot = snapshot.withFolder(states.isEmpty() ? List.of(folder.empty()) : List.of());
        return snapshot;
    }

    private ParsedFile parsed(RouteFile file, @Nullable FileState stood) {
        ParsedFile known = stood == null ? null : stood.newest();
        if (known != null && known.file().says(file)) {
            return known;
        }
        ParsedFile inForce = stood == null ? null : stood.inForce();
        return inForce != null && inForce.file().says(file) ? inForce : ParsedFile.parse(file, given());
    }

    private Given given() {
        return new Given(LocalDate.now(clock), redis);
    }
}
