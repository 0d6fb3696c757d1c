package io.banyan.admin;

import java.util.List;

/// What the admin port says about the route files in use.
///
/// @param groups in use, those that serve a last good version included
/// @param errors of files that are not in use, in the words of `check`
/// @param warnings likewise, review dates that have passed included
public record RouteFiles(int groups, int routes, List<String> errors, List<String> warnings) {
    public RouteFiles {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }
}
