package io.banyan.live;

import io.banyan.split.Weight;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How a file's weights get into live state: by the edits between its versions, never by what it happens to say. So a
/// file that is read again, by a replica that restarts with an old one too, undoes no operator.
final class Adoption {
    private Adoption() {}

    /// The group after it; equal to `known` where nothing is to be written.
    static StoredGroup of(StoredGroup known, Edit.Adopt edit) {
        if (known.revision().equals(Revision.NONE)) {
            return new StoredGroup(Revision.NONE, edit.file(), edit.file(), edit.version(), false);
        }
        if (edit.before() != null) {
            return edited(known, edit.before(), edit.file(), known.files());
        }
        boolean counts = edit.anyVersion() || edit.version() > known.files();
        return counts ? edited(known, known.adopted(), edit.file(), Math.max(known.files(), edit.version())) : known;
    }

    private static StoredGroup edited(StoredGroup known, Weights before, Weights file, long version) {
        Weights weights = known.weights();
        Weights adopted = known.adopted();
        boolean moved = !before.group().equals(file.group());
        if (moved && adopted.group().equals(before.group())) {
            weights = weights.withGroup(file.group());
            adopted = adopted.withGroup(file.group());
        }
        for (String route : routes(before, file)) {
            @Nullable Weight from = before.own().get(route);
            @Nullable Weight to = file.own().get(route);
            if (!Objects.equals(from, to)
                    && Objects.equals(known.adopted().own().get(route), from)) {
                weights = weights.withRoute(route, to);
                adopted = adopted.withRoute(route, to);
            }
        }
        return known.withWeights(weights).adopting(adopted, version);
    }

    private static Set<String> routes(Weights before, Weights file) {
        Set<String> routes = new TreeSet<>(before.own().keySet());
        routes.addAll(file.own().keySet());
        return routes;
    }

    /// What file edits that the store does not know yet do here meanwhile: they lower weights and raise none.
    static Weights lowered(StoredGroup known, List<Pending.FileEdit> edits) {
        StoredGroup reached = known;
        for (Pending.FileEdit edit : edits) {
            reached = edited(reached, edit.from(), edit.to(), known.files());
        }
        Weights now = known.weights();
        Weights wanted = reached.weights();
        Weights lowered = now.withGroup(now.group().min(wanted.group()));
        for (String route : routes(now, wanted)) {
            lowered = lowered.withRoute(route, now.of(route).min(wanted.of(route)));
        }
        return lowered;
    }
}
