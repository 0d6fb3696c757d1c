package io.banyan.decide;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What is kept of one preview token: never the token itself.
///
/// @param sha256 of the token's bytes, 64 hexadecimal digits
/// @param groups whose routes its bearer may preview; `*` stands for every group
/// @param expires good until then, not then any more
public record PreviewToken(String sha256, Set<String> groups, Instant expires) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public PreviewToken {
        sha256 = sha256.toLowerCase(Locale.ROOT);
        groups = Set.copyOf(groups);
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a SHA-256 hash is 64 hexadecimal digits");
        }
    }

    boolean isOver(Instant now) {
        return !now.isBefore(expires);
    }

    boolean covers(String group, Instant now) {
        return !isOver(now) && (groups.contains(group) || groups.contains("*"));
    }
}
