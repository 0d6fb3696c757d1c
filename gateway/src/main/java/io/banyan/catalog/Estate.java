package io.banyan.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// All that a catalogue is made of, at one moment.
///
/// @param declared each subject once
/// @param sightings what traffic shows
/// @param running what is there now, whether or not anybody asks for it: functions of hosts, views of the feed
/// @param calls each group and the groups that it calls, as declared or as seen
/// @param unwatched declared, but others call it, and nobody would tell: nothing is claimed of when it was last
/// seen
public record Estate(
        List<Declared> declared,
        Map<Subject, Sighting> sightings,
        Set<Subject> running,
        Map<String, Set<String>> calls,
        Set<Subject> unwatched) {
    public Estate {
        declared = List.copyOf(declared);
        sightings = Map.copyOf(sightings);
        running = Set.copyOf(running);
        calls = Map.copyOf(calls);
        unwatched = Set.copyOf(unwatched);
    }

    /// Of which all is watched.
    public Estate(
            List<Declared> declared,
            Map<Subject, Sighting> sightings,
            Set<Subject> running,
            Map<String, Set<String>> calls) {
        this(declared, sightings, running, calls, Set.of());
    }
}
