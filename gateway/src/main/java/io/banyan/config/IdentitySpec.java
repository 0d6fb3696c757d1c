package io.banyan.config;

import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `identity` as written.
///
/// @param claims whose key is the claim's name, after the last dot
record IdentitySpec(
        int line,
        @Nullable Written from,
        @Nullable WrittenList key,
        @Nullable Written ttl,
        @Nullable Written maxWait,
        @Nullable Written maxConcurrent,
        List<Claim> claims,
        @Nullable Written signedOut) {
    record Claim(String name, Written pointer) {}

    IdentitySpec {
        claims = List.copyOf(claims);
    }
}
