package io.banyan.decide;

/// Why a request that looked like a route's read was not clearly one, and what exactly was found.
///
/// @param found the character, header or parameter that made it so, for people
public record Ambiguity(Cause cause, String found) {
    /// Closed set, also a meter's tag in this spelling with `-` for `_`.
    public enum Cause {
        PATH,
        QUERY,
        BODY,
        OVERRIDE,
        UPGRADE,
        RANGE,
        REWRITE_HEADER;

        public String tag() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
