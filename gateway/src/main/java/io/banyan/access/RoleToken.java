package io.banyan.access;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is kept of one token for the admin port: never the token itself.
///
/// @param name of its owner, for the audit; unique in its file
/// @param groups that an operator may change; `*` = all
/// @param sha256 of the token's bytes, 64 lower-case hexadecimal digits
/// @param expires good until then, not then any more; null = for ever
public record RoleToken(
        String name,
        Role role,
        Set<String> groups,
        String sha256,
        @Nullable Instant expires) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public RoleToken {
        groups = Set.copyOf(groups);
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a SHA-256 hash is 64 hexadecimal digits");
        }
    }

    public Caller caller() {
        return new Caller(name, role, groups, expires, true);
    }
}
