package io.banyan.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/// Where evidence outlives a replica, and that of a fleet is added up: of each group the newest ten revisions, for 30
/// days after the last trial of each. Losing it costs what ramps have proven, and nothing else.
public interface EvidenceStore extends AutoCloseable {
    int REVISIONS = 10;

    Duration KEPT = Duration.ofDays(30);

    /// Counts trials, each entity once within a minute. When it fails, some of them may have been counted: the same
    /// trials may be given again within that minute, and count once.
    Mono<Void> add(List<Placed> trials, Instant now);

    /// What is counted of groups, by whichever replica; one that nothing is known of has empty evidence.
    ///
    /// @param revisions group → the revision that is asked about
    Mono<Map<String, Evidence>> read(Map<String, String> revisions);

    /// Group → how often it was forgotten; groups that never were are left out.
    Mono<Map<String, Long>> epochs();

    /// Sees to it that epochs are at least these.
    Mono<Void> raise(Map<String, Long> epochs);

    /// Raises a group's epoch, then empties all its revisions. Gives the new epoch.
    Mono<Long> forget(String group);

    @Override
    void close();
}
