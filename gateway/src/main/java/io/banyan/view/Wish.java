package io.banyan.view;

import java.util.List;
import java.util.Locale;

/// What an operator asks of whoever runs a version of a view.
public sealed interface Wish {
    /// Unlike that of any other wish: the id of the change that recorded it.
    String id();

    /// For people: `rebuild`, `rebuild of 12 keys`, `replay of dead letters`, `drop`.
    String says();

    /// All of it is read anew.
    record Rebuild(String id) implements Wish {
        @Override
        public String says() {
            return "rebuild";
        }
    }

    /// What it could not take in is tried again.
    record Replay(String id) implements Wish {
        @Override
        public String says() {
            return "replay of dead letters";
        }
    }

    /// It is removed, and stays so.
    record Drop(String id) implements Wish {
        @Override
        public String says() {
            return "drop";
        }
    }

    /// What belongs to some partition keys is read anew, and the rest goes on.
    ///
    /// @param keys `event:42`; 1 to 10,000, each once
    record Keys(String id, List<String> keys) implements Wish {
        public Keys {
            keys = List.copyOf(keys);
        }

        @Override
        public String says() {
            return String.format(Locale.ROOT, "rebuild of %,d %s", keys.size(), keys.size() == 1 ? "key" : "keys");
        }
    }

    /// What some rows of a table belong to is read anew, and the rest goes on.
    ///
    /// @param table `public.event`
    /// @param where a condition in the database's SQL: `group_id = 7`
    record Rows(String id, String table, String where) implements Wish {
        @Override
        public String says() {
            return "rebuild of the rows of " + table + " where " + where;
        }
    }
}
