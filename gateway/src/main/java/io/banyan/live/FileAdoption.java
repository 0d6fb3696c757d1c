package io.banyan.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which file values are still to be taken over. Used by one thread.
final class FileAdoption {
    private final long version;
    private final boolean anyVersion;
    private final Supplier<String> ids;
    /// What each group's file said when it was last looked at, those that went away included.
    private final Map<String, Weights> seen = new HashMap<>();
    private final List<Due> due = new ArrayList<>();

    FileAdoption(long version, boolean anyVersion, Supplier<String> ids) {
        this.version = version;
        this.anyVersion = anyVersion;
        this.ids = ids;
    }

    private record Due(Edit.Adopt edit, Author author) {}

    /// Edits of a process before this one, which the store has not heard of.
    void left(List<Pending.FileEdge> edges) {
        edges.forEach(edge -> add(edge.group(), edge.from(), edge.to(), edge.author()));
    }

    /// Notes what the files say now; gives the edits among them that this process saw happen.
    List<Pending.FileEdge> files(Map<String, FileValues> files) {
        List<Pending.FileEdge> edges = new ArrayList<>();
        files.forEach((group, file) -> {
            @Nullable Weights before = seen.put(group, file.weights());
            if (file.weights().equals(before)) {
                return;
            }
            Author author = new Author(file.where(), Door.FILE, file.reason());
            add(group, before, file.weights(), author);
            if (before != null) {
                edges.add(new Pending.FileEdge(group, before, file.weights(), author));
            }
        });
        return edges;
    }

    private void add(String group, @Nullable Weights before, Weights file, Author author) {
        due.add(new Due(new Edit.Adopt(group, before, file, version, anyVersion), author));
    }

    boolean isDone() {
        return due.isEmpty();
    }

    void done() {
        due.clear();
    }

    /// What is due as one commit: a group's edits in their order, each as a change of its own.
    Commit on(StoredState state, Instant now) {
        StoredState reached = state;
        List<Commit.Write> writes = new ArrayList<>();
        for (Due one : due) {
            Commit commit = new Edits(List.of(one.edit()), one.author(), ids).on(reached, now);
            writes.addAll(commit.writes());
            reached = commit.writes().isEmpty() ? reached : reached.after(commit);
        }
        return new Commit(state.revision(), reached.revision(), writes);
    }
}
