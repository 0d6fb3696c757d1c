package io.banyan.admin;

import java.util.Set;

/// Paths of static files without data, which are open to everybody.
record OpenPaths(Set<String> paths) {
    OpenPaths {
        paths = Set.copyOf(paths);
    }
}
