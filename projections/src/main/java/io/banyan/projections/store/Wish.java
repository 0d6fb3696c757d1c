package io.banyan.projections.store;

import io.banyan.projections.change.TableName;
import io.banyan.projections.projection.PartitionKey;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/// What an operator asks of whoever runs a version of a view. Stays until it is done, so it outlives the runner.
public sealed interface Wish {
    /// Unlike every other wish's, ever.
    String id();

    /// As it is written: `rebuild`, `replay`, `part`, `drop`.
    String word();

    /// Read all rows into this version anew. Nobody is served from it meanwhile.
    record Rebuild(String id) implements Wish {
        @Override
        public String word() {
            return "rebuild";
        }
    }

    /// Try the dead letters again.
    record Replay(String id) implements Wish {
        @Override
        public String word() {
            return "replay";
        }
    }

    /// Remove the version. It stays away until a rebuild is asked for.
    record Drop(String id) implements Wish {
        @Override
        public String word() {
            return "drop";
        }
    }

    /// Read a few partition keys anew, while the rest goes on.
    sealed interface Part extends Wish {
        @Override
        default String word() {
            return "part";
        }
    }

    /// These keys.
    ///
    /// @param keys 1 to 10,000, and never what is everywhere; throws IllegalArgumentException otherwise
    record Keys(String id, Set<PartitionKey> keys) implements Part {
        /// More are better read by a rebuild.
        public static final int MOST = 10_000;

        public Keys {
            keys = Collections.unmodifiableSet(new LinkedHashSet<>(keys));
            check(keys, "keys was");
        }

        /// Throws IllegalArgumentException that begins with `what`, and says what is allowed.
        public static void check(Collection<PartitionKey> keys, String what) {
            if (keys.isEmpty() || keys.size() > MOST) {
                throw new IllegalArgumentException(what + " " + keys.size()
                        + " partition keys but a part is 1 to 10,000 of them; for more, rebuild the whole view");
            }
            if (keys.contains(PartitionKey.EVERYWHERE)) {
                throw new IllegalArgumentException(what + " with * among them, which every partition keeps whole and"
                        + " the others read; for that, rebuild the whole view");
            }
        }
    }

    /// Those keys to which the rows of a table belong that fulfil a condition.
    ///
    /// @param where SQL: `group_id = 7`
    record Rows(String id, TableName table, String where) implements Part {}

    /// Whether this may be taken over while the other is not done: it makes the other needless.
    default boolean makesNeedless(Wish other) {
        return switch (this) {
            case Drop _ -> !(other instanceof Drop);
            case Rebuild _ -> other instanceof Part || other instanceof Replay;
            case Replay _, Part _ -> false;
        };
    }
}
