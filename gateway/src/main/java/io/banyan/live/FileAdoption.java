package io.banyan.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Which file values are still to be taken over.
final class FileAdoption {
    private final long version;
    private final boolean anyVersion;
    private final Supplier<String> ids;
    /// What each group's file said when it was last looked at, those that went away included.
    private final Map<String, FileValues> seen = new HashMap<>();
    private final List<Due> due = new ArrayList<>();

    FileAdoption(long version, boolean anyVersion, Supplier<String> ids) {
        this.version = version;
        this.anyVersion = anyVersion;
        this.ids = ids;
    }

    record Due(Edit.Adopt edit, Author author) {
        /// Null for what a file said when this process first saw it.
        Pending.@Nullable FileEdit fileEdit() {
            GroupValues before = edit.before();
            return before == null ? null : new Pending.FileEdit(edit.group(), before, edit.file(), author);
        }
    }

    /// Edits of a process before this one, which the store has not heard of.
    void left(List<Pending.FileEdit> edits) {
        add(edits.stream()
                .map(edit -> due(edit.group(), edit.from(), edit.to(), edit.author()))
                .toList());
    }

    /// What moved since the last look. To be called by one thread.
    List<Due> moved(Map<String, FileValues> files) {
        List<Due> moved = new ArrayList<>();
        files.forEach((group, file) -> {
            FileValues before = seen.put(group, file);
            if (before == null || !file.values().equals(before.values())) {
                moved.add(due(group, before == null ? null : before.values(), file));
            }
        });
        seen.replaceAll((group, last) -> {
            FileValues now = files.containsKey(group) ? last : last.removed();
            if (!now.values().equals(last.values())) {
                moved.add(due(group, last.values(), now));
            }
            return now;
        });
        return moved;
    }

    private Due due(String group, @Nullable GroupValues before, FileValues file) {
        return due(group, before, file.values(), new Author(file.where(), Door.FILE, file.reason()));
    }

    private Due due(String group, @Nullable GroupValues before, GroupValues file, Author author) {
        return new Due(new Edit.Adopt(group, before, file, version, anyVersion), author);
    }

    synchronized void add(List<Due> moved) {
        due.addAll(moved);
    }

    /// What is due now, to be taken over in order.
    synchronized List<Due> due() {
        return List.copyOf(due);
    }

    /// The first `count` of what was due are taken over.
    synchronized void done(int count) {
        due.subList(0, count).clear();
    }

    /// These as one commit: a group's edits in their order, each as a change of its own.
    Commit on(StoredState state, List<Due> due, Instant now) {
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
