package io.banyan.catalog;

import io.banyan.caller.Rings;
import io.banyan.catalog.Finding.Kind;
import io.banyan.route.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what is wrong with each subject of an estate at one moment.
final class Reconciling {
    private final Estate estate;
    private final Tolerance tolerance;
    private final Instant now;
    private final LocalDate today;
    private final Map<String, List<String>> rings;

    Reconciling(Estate estate, Tolerance tolerance, Instant now, ZoneId zone) {
        this.estate = estate;
        this.tolerance = tolerance;
        this.now = now;
        this.today = LocalDate.ofInstant(now, zone);
        this.rings = Rings.through(estate.calls());
    }

    List<Entry> entries() {
        Set<Subject> declared =
                estate.declared().stream().map(Declared::subject).collect(Collectors.toSet());
        Set<String> deadGroups = estate.declared().stream()
                .filter(one -> one.subject().kind() == Subject.Kind.GROUP && isDead(one))
                .map(Declared::group)
                .collect(Collectors.toSet());
        Stream<Entry> known = estate.declared().stream().map(one -> entry(one, deadGroups));
        Stream<Entry> unowned = Stream.concat(
                        estate.sightings().keySet().stream().filter(this::isActive), estate.running().stream())
                .distinct()
                .filter(subject -> !declared.contains(subject))
                .map(this::unowned);
        return Stream.concat(known, unowned)
                .sorted(Comparator.comparing(Entry::subject))
                .toList();
    }

    /// Traffic after its last declaration, or for a while where none was noticed, and not long ago.
    private boolean isActive(Subject subject) {
        Sighting sighting = estate.sightings().get(subject);
        Instant seen = sighting == null ? null : sighting.seen();
        if (sighting == null || seen == null || seen.isBefore(now.minus(Tolerance.UNOWNED))) {
            return false;
        }
        Instant declared = sighting.declared() == null ? sighting.since() : sighting.declared();
        return seen.isAfter(declared.plus(Tolerance.REMOVED));
    }

    private Entry unowned(Subject subject) {
        Sighting sighting = estate.sightings().get(subject);
        Instant seen = sighting == null ? null : sighting.seen();
        String says = seen == null || estate.running().contains(subject)
                ? "%s is there".formatted(subject)
                : "%s had traffic %s ago".formatted(subject, Span.of(seen, now));
        String lacks = subject.kind() == Subject.Kind.FUNCTION
                ? "no file gives it to a group that has a route file"
                : "no file declares it";
        return new Entry(
                subject,
                null,
                sighting,
                List.of(new Finding(Kind.UNOWNED, says + ", and " + lacks, Remedies.unowned(subject))));
    }

    private Entry entry(Declared one, Set<String> deadGroups) {
        List<Finding> findings = new ArrayList<>();
        ring(one.subject()).ifPresent(findings::add);
        drift(one).ifPresent(findings::add);
        experimental(one).ifPresent(findings::add);
        overdue(one).ifPresent(findings::add);
        boolean told = one.subject().kind() == Subject.Kind.ROUTE && deadGroups.contains(one.group());
        if (!told && isDead(one)) {
            findings.add(dead(one));
        }
        return new Entry(one.subject(), one, estate.sightings().get(one.subject()), findings);
    }

    private boolean isDead(Declared one) {
        Sighting sighting = estate.sightings().get(one.subject());
        return sighting != null
                && !estate.unwatched().contains(one.subject())
                && !sighting.last().plus(tolerance.dead()).isAfter(now);
    }

    private Finding dead(Declared one) {
        Sighting sighting = estate.sightings().get(one.subject());
        boolean never = sighting == null || sighting.seen() == null;
        Instant last = sighting == null ? now : sighting.last();
        String says = never
                ? "nobody has asked for %s since it was first declared, %s ago"
                : "nobody has asked for %s for %s";
        return new Finding(Kind.DEAD, says.formatted(one.subject(), Span.of(last, now)), Remedies.dead(one));
    }

    private Optional<Finding> ring(Subject subject) {
        List<String> ring = subject.kind() == Subject.Kind.GROUP ? rings.get(subject.name()) : null;
        return ring == null
                ? Optional.empty()
                : Optional.of(new Finding(
                        Kind.RING,
                        "calls go round: %s → %s".formatted(String.join(" → ", ring), ring.getFirst()),
                        Remedies.ring(ring)));
    }

    /// Versions that answered within a minute of the newest answer.
    private Optional<Finding> drift(Declared one) {
        Sighting sighting = estate.sightings().get(one.subject());
        if (sighting == null || one.versions().isEmpty()) {
            return Optional.empty();
        }
        Instant newest =
                sighting.versions().values().stream().max(Instant::compareTo).orElse(Instant.MIN);
        if (newest.isBefore(now.minus(Duration.ofDays(1)))) {
            return Optional.empty();
        }
        Set<String> meant =
                one.versions().stream().map(DeclaredVersion::version).collect(Collectors.toSet());
        List<String> others = sighting.versions().entrySet().stream()
                .filter(answered -> !meant.contains(answered.getKey()))
                .filter(answered -> answered.getValue().plus(Tolerance.VERSIONS).isAfter(newest))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Kind.DRIFT,
                        "version %s of %s answers, and version %s is declared"
                                .formatted(
                                        String.join(" and ", others),
                                        one.subject(),
                                        meant.stream().sorted().collect(Collectors.joining(" or "))),
                        Remedies.drift(one, others.getFirst())));
    }

    private Optional<Finding> experimental(Declared one) {
        return one.lifecycle() != Lifecycle.EXPERIMENTAL
                        || one.applied() == null
                        || one.applied().compareTo(tolerance.experimental()) <= 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        Kind.EXPERIMENTAL,
                        "%s is experimental, and %s of its reads may go there: more than %s"
                                .formatted(one.subject(), one.applied(), tolerance.experimental()),
                        Remedies.experimental(one, tolerance.experimental())));
    }

    private Optional<Finding> overdue(Declared one) {
        return one.ownership().isOverdue(today)
                ? Optional.of(new Finding(
                        Kind.OVERDUE,
                        "the review of %s was due on %s"
                                .formatted(one.subject(), one.ownership().reviewBy()),
                        Remedies.overdue(one)))
                : Optional.empty();
    }
}
