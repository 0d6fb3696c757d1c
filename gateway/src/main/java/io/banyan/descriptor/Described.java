package io.banyan.descriptor;

import io.banyan.catalog.Ownership;
import io.banyan.catalog.Subject;
import io.banyan.route.Lifecycle;
import io.banyan.route.Origin;
import org.jspecify.annotations.Nullable;

/// What a descriptor says of one subject.
///
/// @param group that it belongs to
/// @param version that is meant to answer; null = nothing is claimed
/// @param origin where it is named
/// @param backstage true = by `catalog-info.yaml`, false = by `function.yaml`
public record Described(
        Subject subject,
        String group,
        Ownership ownership,
        Lifecycle lifecycle,
        @Nullable String version,
        Origin origin,
        boolean backstage) {}
