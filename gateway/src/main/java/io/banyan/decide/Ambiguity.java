package io.banyan.decide;

import java.util.Locale;

/// Why a request that looked like a route's read was not clearly one, and what exactly was found.
///
/// @param found the character, header or parameter that made it so, for people
public record Ambiguity(Cause cause, String found) {
    /// Closed set, also a meter's tag in this spelling with `-` for `_`. Where several apply, the first is told.
    public enum Cause {
        /// The head was understood, but is not written as HTTP says.
        SYNTAX,
        /// The path is not canonical.
        PATH,
        /// The query is not a valid URI query, or not what the route's rule allows.
        QUERY,
        /// Content-Length above 0, or Transfer-Encoding.
        BODY,
        /// A header or query parameter that asks for another method.
        OVERRIDE,
        /// Upgrade.
        UPGRADE,
        /// Range or If-Range: a resumed download must not join two systems' bytes.
        RANGE,
        /// A header that asks for another path.
        REWRITE_HEADER;

        public String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
