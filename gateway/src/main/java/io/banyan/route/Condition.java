package io.banyan.route;

import org.jspecify.annotations.Nullable;

/// One line of a route's `when`: a query parameter, header or cookie that must occur exactly once and pass a test.
/// A key that is absent or occurs twice fails. Values are compared after one decoding.
///
/// @param exact the exact value wanted, or null when `test` is a regular expression
/// @param written the value as written in the file, for messages
public record Condition(Kind kind, String name, @Nullable String exact, TextTest test, String written) {
    /// Where the value is looked up. Header names are compared in any case, the others exactly.
    public enum Kind {
        QUERY,
        HEADER,
        COOKIE
    }
}
