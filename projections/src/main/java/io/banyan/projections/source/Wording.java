package io.banyan.projections.source;

import io.banyan.projections.change.TableName;
import java.util.Collection;
import java.util.List;

/// What is said of a table that is no longer as declared; found in the stream and in the catalogue alike.
final class Wording {
    private static final String REBUILD = "run ./banyan view rebuild NAME for each view that reads ";

    private Wording() {}

    static String missing(TableName table, Collection<String> columns, List<String> others) {
        return table + " no longer has what views read of it: " + String.join(", ", columns) + " is dropped or renamed"
                + (others.isEmpty() ? "" : " (new there: " + String.join(", ", others) + ")")
                + "; write the next version of each projection that reads it without that column, and run"
                + " ./banyan view rebuild NAME";
    }

    static String retyped(TableName table, Collection<String> columns) {
        return table + " has another type for " + String.join(", ", columns) + " now; " + REBUILD + "it";
    }

    static String recreated(TableName table) {
        return table + " is another table now, created anew under its name; " + REBUILD + table;
    }

    static String anew(TableName table, Collection<String> columns) {
        return (columns.isEmpty() ? table.toString() : String.join(", ", columns) + " of " + table)
                + " was not published for a while and is from here on, so changes may be missing; " + REBUILD + "it";
    }

    static String partial(TableName table, String sql) {
        return table + " is published in part (a filter leaves out rows, or a kind of change is switched off), so"
                + " changes are missing from here on; run: " + sql
                + " and then ./banyan view rebuild NAME for each view that reads it";
    }

    static String rekeyed(TableName table) {
        return table + " no longer names its rows by the primary key that capture began with (REPLICA IDENTITY or the"
                + " key was changed), so deleted rows cannot be told apart; run: ALTER TABLE "
                + PublicationSql.quoted(table) + " REPLICA IDENTITY DEFAULT; then start capture again, and " + REBUILD
                + "it";
    }

    static String unpublished(TableName table, String sql) {
        return table
                + " is no longer published (it was dropped, created anew, lost a published column, or was taken off"
                + " the publication), so its changes are missing from here on; run: " + sql + " and then"
                + " ./banyan view rebuild NAME for each view that reads it";
    }
}
