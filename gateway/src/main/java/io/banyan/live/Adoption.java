package io.banyan.live;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/// How a file's values get into live state: by the edits between its versions, never by what it happens to say. So a
/// file that is read again, by a replica that restarts with an old one too, undoes no operator.
final class Adoption {
    private Adoption() {}

    /// The group after it; equal to `known` where nothing is to be written.
    static StoredGroup of(StoredGroup known, Edit.Adopt edit) {
        if (known.revision().equals(Revision.NONE)) {
            return new StoredGroup(Revision.NONE, edit.file(), edit.file(), edit.version());
        }
        if (edit.before() != null) {
            return edited(known, edit.before(), edit.file(), known.files());
        }
        boolean counts = edit.anyVersion() || edit.version() > known.files();
        return counts
                ? edited(known, known.adopted(), edit.file(), Math.max(known.files(), edit.version()))
                : edited(LiveValue.FILE_REMOVED, known, known.adopted(), edit.file());
    }

    private static StoredGroup edited(StoredGroup known, GroupValues before, GroupValues file, long version) {
        StoredGroup reached = known.adopting(known.adopted(), version);
        for (LiveValue<?> value : LiveValue.TABLE) {
            reached = edited(value, reached, before, file);
        }
        return reached;
    }

    private static <T> StoredGroup edited(LiveValue<T> value, StoredGroup known, GroupValues before, GroupValues file) {
        Values<T> from = before.of(value);
        Values<T> to = file.of(value);
        Values<T> held = known.adopted().of(value);
        Values<T> now = known.values().of(value);
        Values<T> adopted = held;
        if (!from.group().equals(to.group()) && held.group().equals(from.group())) {
            now = now.withGroup(to.group());
            adopted = adopted.withGroup(to.group());
        }
        for (String route : routes(from, to)) {
            @Nullable T was = from.own().get(route);
            @Nullable T is = to.own().get(route);
            if (!Objects.equals(was, is) && Objects.equals(held.own().get(route), was)) {
                now = now.withRoute(route, is);
                adopted = adopted.withRoute(route, is);
            }
        }
        return known.with(known.values().with(value, now))
                .adopting(known.adopted().with(value, adopted), known.files());
    }

    private static <T> Set<String> routes(Values<T> before, Values<T> file) {
        Set<String> routes = new TreeSet<>(before.own().keySet());
        routes.addAll(file.own().keySet());
        return routes;
    }

    /// What file edits that the store does not know yet do here meanwhile: they send less to MODERN and never more.
    static GroupValues lowered(StoredGroup known, List<Pending.FileEdit> edits) {
        StoredGroup reached = known;
        for (Pending.FileEdit edit : edits) {
            reached = edited(reached, edit.from(), edit.to(), known.files());
        }
        GroupValues lowered = known.values();
        for (LiveValue<?> value : LiveValue.TABLE) {
            lowered = lowered(value, lowered, reached.values());
        }
        return lowered;
    }

    private static <T> GroupValues lowered(LiveValue<T> value, GroupValues all, GroupValues reached) {
        BinaryOperator<T> less = value.kind().less();
        Values<T> now = all.of(value);
        Values<T> wanted = reached.of(value);
        Values<T> lowered = now.withGroup(less.apply(now.group(), wanted.group()));
        for (String route : routes(now, wanted)) {
            lowered = lowered.withRoute(route, less.apply(now.of(route), wanted.of(route)));
        }
        return all.with(value, lowered);
    }
}
