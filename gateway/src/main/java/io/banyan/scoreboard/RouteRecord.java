package io.banyan.scoreboard;

import org.jspecify.annotations.Nullable;

/// What is known for good of one route. Times are epoch seconds; 0 = never.
///
/// @param watchedSince the first time that this route was seen in the files
/// @param fullSince since when all of its reads are MODERN's; 0 = not now
/// @param sawChange the change to that was seen: else it was so at `watchedSince`, and perhaps before
/// @param proof that LEGACY does not answer it any more; null = nobody asked
record RouteRecord(
        long watchedSince,
        long fullSince,
        boolean sawChange,
        Last last,
        @Nullable Proof proof) {
    static RouteRecord from(long now) {
        return new RouteRecord(now, 0, false, Last.NEVER, null);
    }

    /// LEGACY's last answers: to reads that were its own, to writes, and to reads in MODERN's place.
    record Last(long read, long write, long fallBack) {
        static final Last NEVER = new Last(0, 0, 0);

        Last later(Last other) {
            return new Last(
                    Math.max(read, other.read), Math.max(write, other.write), Math.max(fallBack, other.fallBack));
        }

        long any() {
            return Math.max(read, Math.max(write, fallBack));
        }
    }

    /// What LEGACY said when it was asked directly.
    ///
    /// @param reads that were made
    /// @param gone that LEGACY answered with 404, 410 or 501
    /// @param who asked
    record Proof(long at, int reads, int gone, String who) {
        boolean holds() {
            return reads > 0 && gone == reads;
        }
    }

    /// @param full all reads are MODERN's now
    RouteRecord at(long now, boolean full, Last newer) {
        Last latest = last.later(newer);
        if (!full) {
            return new RouteRecord(watchedSince, 0, true, latest, proof);
        }
        return new RouteRecord(watchedSince, fullSince == 0 ? now : fullSince, sawChange, latest, proof);
    }

    RouteRecord proven(Proof by) {
        return new RouteRecord(watchedSince, fullSince, sawChange, last, by);
    }

    /// What two replicas know together. All reads are MODERN's where both say so, since the later of what they saw
    /// change; what only one has seen before is not doubted by one that began later.
    RouteRecord and(RouteRecord other) {
        boolean full = fullSince > 0 && other.fullSince > 0;
        boolean bothSaw = sawChange == other.sawChange;
        long since = bothSaw
                ? sawChange ? Math.max(fullSince, other.fullSince) : Math.min(fullSince, other.fullSince)
                : sawChange ? fullSince : other.fullSince;
        return new RouteRecord(
                Math.min(watchedSince, other.watchedSince),
                full ? since : 0,
                sawChange || other.sawChange,
                last.later(other.last),
                later(proof, other.proof));
    }

    /// The same with what a replica knows that is not there any more: of LEGACY's answers, not of weights.
    RouteRecord heardOf(RouteRecord gone) {
        return new RouteRecord(
                Math.min(watchedSince, gone.watchedSince),
                fullSince,
                sawChange,
                last.later(gone.last),
                later(proof, gone.proof));
    }

    private static @Nullable Proof later(@Nullable Proof one, @Nullable Proof two) {
        return one == null || (two != null && two.at() > one.at()) ? two : one;
    }
}
