package io.banyan.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a caller of the admin port may do; each role may do all that those before it may.
public enum Role {
    /// Sees everything, changes nothing.
    VIEWER,
    /// Changes the groups that are named with it.
    OPERATOR,
    /// Changes every group, and stops everything at once.
    ADMIN;

    /// As it is written: `operator`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads `operator`; empty for any other word.
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
