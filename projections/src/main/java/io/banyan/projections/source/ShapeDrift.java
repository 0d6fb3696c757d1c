package io.banyan.projections.source;

import io.banyan.projections.change.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What became of tables while nobody looked. Pure.
public final class ShapeDrift {
    private ShapeDrift() {}

    /// Tables that are another one now, and columns that have another type. What is only in one of the two is told
    /// by others.
    public static List<Drifted> between(List<TableShape> before, List<TableShape> now) {
        List<Drifted> drifted = new ArrayList<>();
        for (TableShape was : before) {
            for (TableShape is : now) {
                if (was.table().equals(is.table())) {
                    add(was, is, drifted);
                }
            }
        }
        return drifted;
    }

    private static void add(TableShape was, TableShape is, List<Drifted> drifted) {
        if (!was.identity().equals(is.identity())) {
            drifted.add(new Drifted(is.table(), Set.of(), Wording.recreated(is.table())));
            return;
        }
        Set<String> retyped = new TreeSet<>();
        is.types().forEach((column, type) -> {
            if (!type.equals(was.types().getOrDefault(column, type))) {
                retyped.add(column);
            }
        });
        if (!retyped.isEmpty()) {
            drifted.add(new Drifted(is.table(), retyped, Wording.retyped(is.table(), retyped)));
        }
    }
}
