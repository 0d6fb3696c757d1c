package io.banyan.scoreboard;

import io.banyan.decide.Ambiguity;
import org.jspecify.annotations.Nullable;

/// One answer of LEGACY's, as far as the scoreboard looks at it. Made for a sample; its target goes no further than
/// the tree of templates.
///
/// @param route the id of the published route that the request is of; null = none
/// @param read false = a write: whatever is no plain GET or HEAD
/// @param target as it came
/// @param client stands for its address; two clients may have the same
/// @param unclear what would keep it from being a clear read of a route; null = nothing, or it is a write
/// @param answer what was noticed of LEGACY's answer
/// @param each how many answers it stands for, from 1
record Sighting(
        @Nullable String route,
        boolean read,
        String target,
        int client,
        Ambiguity.@Nullable Cause unclear,
        Noticed answer,
        double each) {
    Sighting standingFor(double answers) {
        return new Sighting(route, read, target, client, unclear, answer, answers);
    }

    /// @param nanos to the head of the answer
    /// @param fellBack MODERN had failed the read
    /// @param shape equal answers have equal ones: of an `ETag` or a length; 0 = it has neither
    /// @param cpuMillis what `Server-Timing: cpu` says; negative = it says nothing
    /// @param traits of `Trait`, a bit each
    record Noticed(int status, long nanos, boolean fellBack, int shape, double cpuMillis, int traits) {}

    /// What a request or its answer has.
    enum Trait {
        QUERY(0),
        COOKIE(1),
        AUTHORIZATION(2),
        SETS_COOKIE(3),
        CACHEABLE(4),
        PRIVATE(5),
        VALIDATOR(6);

        private final int place;

        Trait(int place) {
            this.place = place;
        }

        /// For good, since numbers are kept.
        int place() {
            return place;
        }

        int bit() {
            return 1 << place;
        }
    }
}
