package io.banyan.route;

import org.jspecify.annotations.Nullable;

/// The values of a request that conditions and sticky keys look at.
public interface RequestValues {
    /// The value of a key that occurs exactly once in the request, decoded once; null when it is absent, occurs
    /// twice or cannot be decoded. Names of headers in any case, others exact.
    @Nullable
    String single(Condition.Kind kind, String name);
}
