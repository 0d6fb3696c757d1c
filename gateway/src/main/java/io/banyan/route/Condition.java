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

    /// A condition that asks for one value.
    public static Condition exactly(Kind kind, String name, String value) {
        return new Condition(kind, name, value, value::equals, value);
    }

    /// True when no request can meet both: one key, two different exact values.
    boolean excludes(Condition other) {
        return kind == other.kind
                && (kind == Kind.HEADER ? name.equalsIgnoreCase(other.name) : name.equals(other.name))
                && exact != null
                && other.exact != null
                && !exact.equals(other.exact);
    }
}
