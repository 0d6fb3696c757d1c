package io.banyan.projections.source;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.change.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How rows of one relation become changes of its table: which of its columns are declared, and which are the
/// key.
///
/// @param columns where a declared column stands in a row
/// @param missing declared columns that the relation does not have
record RelationShape(
        TableSpec spec, List<String> key, PgMessage.Relation relation, List<Place> columns, Set<String> missing) {
    /// @param index in the relation's rows
    record Place(String name, int index, boolean isKey, int type) {}

    static RelationShape of(TableSpec spec, List<String> key, PgMessage.Relation relation) {
        List<Place> columns = new ArrayList<>();
        Set<String> missing = new LinkedHashSet<>(spec.columns());
        for (int i = 0; i < relation.columns().size(); i++) {
            PgMessage.Column column = relation.columns().get(i);
            if (missing.remove(column.name())) {
                columns.add(new Place(column.name(), i, column.isKey(), column.type()));
            }
        }
        return new RelationShape(spec, key, relation, columns, missing);
    }

    /// What is wrong with this shape and was not with the one before; null: nothing.
    ///
    /// @param before null: the first that this connection tells
    @Nullable
    Drifted drift(@Nullable RelationShape before) {
        if (before != null && before.relation.oid() != relation.oid()) {
            return new Drifted(spec.table(), Set.of(), Wording.recreated(spec.table()));
        }
        if (!isKeyed() && (before == null || before.isKeyed())) {
            return new Drifted(spec.table(), Set.of(), Wording.rekeyed(spec.table()));
        }
        Set<String> gone = new LinkedHashSet<>(missing);
        if (before != null) {
            gone.removeAll(before.missing);
        }
        if (!gone.isEmpty()) {
            return new Drifted(spec.table(), gone, Wording.missing(spec.table(), gone, undeclared()));
        }
        Set<String> retyped = before == null ? Set.of() : retyped(before);
        return retyped.isEmpty() ? null : new Drifted(spec.table(), retyped, Wording.retyped(spec.table(), retyped));
    }

    /// Whether a deleted row comes with the primary key. A whole row marks all columns as its key.
    private boolean isKeyed() {
        if (relation.identity() == 'f') {
            return true;
        }
        Set<String> named = relation.columns().stream()
                .filter(PgMessage.Column::isKey)
                .map(PgMessage.Column::name)
                .collect(Collectors.toSet());
        return relation.identity() == 'd' && named.equals(Set.copyOf(key));
    }

    private Set<String> retyped(RelationShape before) {
        Set<String> retyped = new LinkedHashSet<>();
        for (Place was : before.columns) {
            columns.stream()
                    .filter(is -> is.name().equals(was.name()) && is.type() != was.type())
                    .forEach(is -> retyped.add(is.name()));
        }
        return retyped;
    }

    private List<String> undeclared() {
        return relation.columns().stream()
                .map(PgMessage.Column::name)
                .filter(name -> !spec.columns().contains(name))
                .toList();
    }

    Change inserted(LogPosition at, PgMessage.Insert insert) {
        return change(at, Change.Kind.INSERT, Map.of(), values(insert.row(), null));
    }

    Change updated(LogPosition at, PgMessage.Update update) {
        return change(
                at,
                Change.Kind.UPDATE,
                old(update.old(), update.isWhole()),
                values(update.row(), update.isWhole() ? update.old() : null));
    }

    Change deleted(LogPosition at, PgMessage.Delete delete) {
        return change(at, Change.Kind.DELETE, old(delete.old(), delete.isWhole()), Map.of());
    }

    Change truncated(LogPosition at) {
        return new Change(at, Change.Kind.TRUNCATE, spec.table(), List.of(), Map.of(), Map.of());
    }

    private Change change(
            LogPosition at,
            Change.Kind kind,
            Map<String, @Nullable String> before,
            Map<String, @Nullable String> after) {
        return new Change(at, kind, spec.table(), key, before, after);
    }

    /// A row that is marked as a key has nulls for all other columns, which say nothing.
    private Map<String, @Nullable String> old(PgMessage.@Nullable Row row, boolean isWhole) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        if (row == null) {
            return values;
        }
        for (Place column : columns) {
            if (isWhole || column.isKey()) {
                values.put(column.name(), row.values().get(column.index()));
            }
        }
        return values;
    }

    /// @param old the whole row as it was, which has what was not sent again; null: not known
    private Map<String, @Nullable String> values(PgMessage.Row row, PgMessage.@Nullable Row old) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (Place column : columns) {
            if (!row.unchanged().get(column.index())) {
                values.put(column.name(), row.values().get(column.index()));
            } else if (old != null && !old.unchanged().get(column.index())) {
                values.put(column.name(), old.values().get(column.index()));
            }
        }
        return values;
    }
}
