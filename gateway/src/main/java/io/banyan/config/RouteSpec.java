package io.banyan.config;

import io.banyan.route.Condition;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of `routes` as written.
record RouteSpec(
        int line,
        @Nullable Written id,
        @Nullable Written path,
        @Nullable WrittenList methods,
        List<When> when,
        @Nullable Written weight,
        @Nullable Written query,
        @Nullable WrittenList filters,
        @Nullable CompareSpec compare,
        @Nullable Written shadow,
        EndOfLifeSpec endOfLife) {
    RouteSpec {
        when = List.copyOf(when);
    }

    /// One line under `when`: where the value is looked up, the name as written, the value wanted.
    record When(Condition.Kind kind, String name, Written value) {}
}
