package io.banyan.lambda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who signs.
///
/// @param accessKeyId names the key
/// @param secretAccessKey the key
/// @param sessionToken comes with a key for a while; null: a lasting one
/// @param expires when the platform no longer takes it; null: never, or not known
public record AwsIdentity(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken,
        @Nullable Instant expires) implements Identity {
    /// Nothing of the key, and of its name the end.
    @Override
    public String toString() {
        int end = Math.max(accessKeyId.length() - 4, accessKeyId.length() / 2);
        return "key …" + accessKeyId.substring(end) + (expires == null ? "" : " until " + expires);
    }
}
