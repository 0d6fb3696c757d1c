package io.banyan.caller;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is kept of one caller's token in the file of `--tokens`: never the token itself.
///
/// @param name of its bearer, for logs
/// @param group whose calls it proves
/// @param sha256 of the token's bytes, 64 lower-case hexadecimal digits
/// @param expires good until then, not then any more; null = for ever
public record ListedCaller(
        String name, String group, String sha256, @Nullable Instant expires) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public ListedCaller {
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a SHA-256 hash is 64 hexadecimal digits");
        }
    }

    boolean isOver(Instant now) {
        return expires != null && !now.isBefore(expires);
    }
}
