package io.banyan.report;

import io.banyan.live.Change;
import io.banyan.live.Step;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which changes were taken back, found in what later changes say and did. An undo counts for the values that it put
/// back to where they stood before the change, so a wrong `undoOf` marks nothing; and it counts until it is itself
/// taken back: of 10% → 25%, its undo, and the undo of that, the first stands again.
public final class Undos {
    /// None known.
    public static final Undos NONE = new Undos(Map.of());

    private final Map<String, List<Change>> undos;

    private Undos(Map<String, List<Change>> undos) {
        this.undos = undos;
    }

    /// Those that are undos.
    ///
    /// @param changes in any order
    public static Undos among(Collection<Change> changes) {
        Map<String, List<Change>> undos = new HashMap<>();
        for (Change change : changes) {
            String of = change.author().undoOf();
            if (of != null) {
                undos.computeIfAbsent(of, id -> new ArrayList<>()).add(change);
            }
        }
        return new Undos(undos);
    }

    /// Null where it stands, as far as these undos tell.
    public @Nullable Undone of(Change change) {
        List<Step> left = new ArrayList<>(change.steps());
        Change newest = null;
        for (Change undo : undos.getOrDefault(change.id(), List.of())) {
            if (isAnUndo(undo, change) && left.removeIf(step -> putBack(undo, step))) {
                newest = newest == null || undo.order() > newest.order() ? undo : newest;
            }
        }
        return newest == null
                ? null
                : new Undone(
                        newest.id(), newest.author().by(), newest.at().truncatedTo(ChronoUnit.MILLIS), left.isEmpty());
    }

    /// Later ones only: so a chain of undos has an end, whatever was written.
    private boolean isAnUndo(Change undo, Change change) {
        if (undo.order() <= change.order() || !Objects.equals(undo.group(), change.group())) {
            return false;
        }
        Undone itself = of(undo);
        return itself == null || !itself.whole();
    }

    private static boolean putBack(Change undo, Step step) {
        return undo.steps().stream()
                .anyMatch(back -> back.what().equals(step.what())
                        && Objects.equals(back.route(), step.route())
                        && back.to().equals(step.from()));
    }
}
