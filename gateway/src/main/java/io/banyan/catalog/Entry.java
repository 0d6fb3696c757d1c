package io.banyan.catalog;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One subject in the catalogue: what is declared of it, what is seen of it, and what is wrong.
///
/// @param declared null = no file declares it
/// @param sighting null = nothing is known of it yet
/// @param findings worst first
public record Entry(
        Subject subject,
        @Nullable Declared declared,
        @Nullable Sighting sighting,
        List<Finding> findings) {
    public Entry {
        findings = findings.stream().sorted(Comparator.comparing(Finding::kind)).toList();
    }
}
