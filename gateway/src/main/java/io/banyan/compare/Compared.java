package io.banyan.compare;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What two answers come to, side by side.
///
/// @param differences those that count, at most 20, each pointer once
/// @param ignored something else differs, which does not count
/// @param incomparable why what they mean cannot be compared: `MODERN's body has more than 100000 values`; null = it
///     can
/// @param notJson one of them says that it is JSON and is none, so bytes were compared
public record Compared(
        List<Difference> differences,
        boolean ignored,
        @Nullable String incomparable,
        boolean notJson) {
    static final Compared ALIKE = new Compared(List.of(), false, null, false);

    public Compared {
        differences = List.copyOf(differences);
    }

    /// As far as two answers tell; whether one is older than the other, they do not.
    public Verdict verdict() {
        if (!differences.isEmpty()) {
            return Verdict.MISMATCHED;
        }
        if (incomparable != null) {
            return Verdict.NOT_COMPARABLE;
        }
        return ignored ? Verdict.IGNORED : Verdict.MATCHED;
    }

    /// Of those that count, in their order.
    public Set<String> pointers() {
        Set<String> pointers = new LinkedHashSet<>();
        differences.forEach(one -> pointers.add(one.pointer()));
        return pointers;
    }
}
