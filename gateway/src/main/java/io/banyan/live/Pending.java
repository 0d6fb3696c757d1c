package io.banyan.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What this replica has done by itself and the store does not know yet: kills, and edits of files that came while the
/// store was away. It applies here at once (of the edits, only what lowers a weight), and is merged on return.
public record Pending(List<Kill> kills, List<FileEdit> edits) {
    public static final Pending NONE = new Pending(List.of(), List.of());

    public Pending {
        kills = List.copyOf(kills);
        edits = List.copyOf(edits);
    }

    /// A kill switch thrown here.
    ///
    /// @param id of the change that it will be
    /// @param group null = everything
    public record Kill(String id, @Nullable String group, Instant at, Author author) {}

    /// An edit of a group's file.
    ///
    /// @param from what the file said before
    public record FileEdit(String group, GroupValues from, GroupValues to, Author author) {}

    public boolean isEmpty() {
        return kills.isEmpty() && edits.isEmpty();
    }

    /// Whether a kill of this group (null = of everything) waits for the store.
    public boolean kills(@Nullable String group) {
        return kills.stream().anyMatch(kill -> Objects.equals(kill.group(), group));
    }

    Pending with(Kill kill) {
        List<Kill> more = new ArrayList<>(kills);
        more.add(kill);
        return new Pending(more, edits);
    }

    Pending without(Kill done) {
        return new Pending(
                kills.stream().filter(kill -> !kill.id().equals(done.id())).toList(), edits);
    }

    /// Edges of one group come in order, each from where the last one led.
    Pending with(List<FileAdoption.Due> moved) {
        List<FileEdit> more = new ArrayList<>(edits);
        moved.stream().map(FileAdoption.Due::fileEdit).filter(Objects::nonNull).forEach(more::add);
        return new Pending(kills, more);
    }

    Pending without(List<FileAdoption.Due> done) {
        List<FileEdit> fewer = new ArrayList<>(edits);
        done.stream().map(FileAdoption.Due::fileEdit).filter(Objects::nonNull).forEach(fewer::remove);
        return new Pending(kills, fewer);
    }
}
