package io.banyan.admin;

import java.util.Set;

/// Paths of static files without data, which are open to everybody.
public record OpenPaths(Set<String> paths) {
    public OpenPaths {
        paths = Set.copyOf(paths);
    }
}
