package io.banyan.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where what is declared and what is seen do not agree, or nobody looks after it.
///
/// @param says a sentence without its full stop
/// @param remedy what to do about it, with file and line or the command
public record Finding(Kind kind, String says, String remedy) {
    /// All that can be found, worst first.
    public enum Kind {
        /// It is there or has traffic, and no file declares it.
        UNOWNED,
        /// Groups call each other in a circle.
        RING,
        /// A version answers that is not the declared one.
        DRIFT,
        /// It is experimental, and more than 5 % of its reads may reach it.
        EXPERIMENTAL,
        /// Its review date has passed.
        OVERDUE,
        /// It is declared, and nobody has asked for it for long.
        DEAD;

        /// As it is written.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Empty = there is no such finding.
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }
}
