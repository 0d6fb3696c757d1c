package io.banyan.catalog;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What a replica noticed in a few seconds.
///
/// @param at the end of those seconds
/// @param declared what its files have now
/// @param traffic what had any
public record Noticed(Instant at, Set<Subject> declared, Map<Subject, Traffic> traffic) {
    public Noticed {
        declared = Set.copyOf(declared);
        traffic = Map.copyOf(traffic);
    }

    /// Of one subject.
    ///
    /// @param calls since it was last noticed
    /// @param versions that answered → when each last did
    public record Traffic(Calls calls, Map<String, Instant> versions) {
        public Traffic {
            versions = Map.copyOf(versions);
        }

        /// Of two parts.
        public Traffic plus(Traffic more) {
            Map<String, Instant> all = new HashMap<>(versions);
            more.versions.forEach((version, at) -> all.merge(version, at, Times::later));
            return new Traffic(calls.plus(more.calls), all);
        }
    }

    /// What is left of it for a later try: what may be told twice without harm. Counts are not: rather too
    /// few of them than twice as many.
    public Noticed withoutCounts() {
        Map<Subject, Traffic> left = new HashMap<>();
        traffic.forEach((subject, seen) -> left.put(subject, new Traffic(Calls.NONE, seen.versions())));
        return new Noticed(at, declared, left);
    }

    /// This and what came after it.
    public Noticed then(Noticed later) {
        Map<Subject, Traffic> all = new HashMap<>(traffic);
        later.traffic.forEach((subject, seen) -> all.merge(subject, seen, Traffic::plus));
        return new Noticed(later.at, later.declared, all);
    }
}
