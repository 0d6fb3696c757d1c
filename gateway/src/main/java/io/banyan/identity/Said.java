package io.banyan.identity;

import tools.jackson.databind.node.ObjectNode;

/// What LEGACY's answer comes to.
public sealed interface Said {
    /// Somebody who has signed in.
    ///
    /// @param claims as the token has them, `sub` among them
    record Person(ObjectNode claims) implements Said {
        /// Nobody's claims belong into a log.
        @Override
        public String toString() {
            return "Person";
        }
    }

    /// Nobody has signed in.
    record Anonymous() implements Said {}

    /// It is not known who it is.
    ///
    /// @param detail for people, without anything of the answer's body: `status 500`
    record Nothing(Unclear why, String detail) implements Said {}

    /// For meters: `person`, `anonymous`, or why it is not known.
    default String tag() {
        return switch (this) {
            case Person person -> "person";
            case Anonymous anonymous -> "anonymous";
            case Nothing(Unclear why, String detail) -> why.tag();
        };
    }
}
