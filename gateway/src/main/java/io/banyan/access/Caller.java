package io.banyan.access;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who calls the admin API, as proved by a token.
///
/// @param name goes into the audit
/// @param groups that an operator may change; `*` stands for all
/// @param until when the token ends; null = it does not
/// @param listed true = it is one of `--tokens`, and ends when it is taken out of there
public record Caller(
        String name,
        Role role,
        Set<String> groups,
        @Nullable Instant until,
        boolean listed) {
    public static final String ALL = "*";

    public Caller {
        groups = role == Role.ADMIN ? Set.of(ALL) : Set.copyOf(groups);
    }

    /// The owner of the installation's admin token.
    public static Caller admin() {
        return new Caller("admin", Role.ADMIN, Set.of(ALL), null, false);
    }

    public boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    public boolean mayChange(String group) {
        return role.covers(Role.OPERATOR) && (groups.contains(ALL) || groups.contains(group));
    }
}
