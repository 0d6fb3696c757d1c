package io.banyan.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Takes every second what was heard into the store, and what the store has from it, on a thread of its own; asks
/// nobody before a group is watched. While the store is away, trials wait, and what was known last stays.
public final class EvidenceRunner implements EvidenceSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceRunner.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /// Groups that are asked about in one second.
    private static final int GROUPS = 16;

    private final EvidenceStore store;
    private final EvidenceTap tap;
    private final WatchedGroups groups;
    private final InstantSource clock;
    private final LegacyTimes legacy = new LegacyTimes();
    private final Waiting waiting = new Waiting();
    private final Map<String, Place> places = new HashMap<>();
    private final Deque<String> turns = new ArrayDeque<>();
    private final EvidencePast past = new EvidencePast();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("banyan-evidence").daemon().factory());
    private volatile Map<String, Evidence> known = Map.of();
    private volatile @Nullable Map<String, Long> epochs;
    private boolean failing;

    /// Where a group's trials count at one moment.
    ///
    /// @param matter the revision as if nothing had ever been forgotten
    private record Place(String revision, String matter, String step) {}

    /// @param store closed with this
    public EvidenceRunner(EvidenceStore store, EvidenceTap tap, WatchedGroups groups, InstantSource clock) {
        this.store = store;
        this.tap = tap;
        this.groups = groups;
        this.clock = clock;
    }

    /// From now on hears what is said; takes it into the store now, and every second.
    public synchronized void start() {
        Set<String> names = groups.names();
        names.forEach(group -> places.put(group, place(group)));
        tap.watch(names);
        thread.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Evidence of(String group) {
        String revision = revision(group);
        Evidence last = known.get(group);
        return last != null && last.revision().equals(revision) ? last : new Evidence(revision, Map.of());
    }

    @Override
    public @Nullable Lately lately(String group) {
        return past.of(group, of(group).revision(), clock.instant());
    }

    /// Of the group's gates.
    public Limits limits(String group) {
        return groups.ramps().limits().apply(group);
    }

    /// Empties a group's evidence on the whole fleet; fails where the store is away. What follows from it here waits
    /// for a look that is under way, on no thread that brings such a look its answers.
    public Mono<Void> forget(String group) {
        return store.forget(group)
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(epoch -> forgotten(group, epoch))
                .then();
    }

    private synchronized void forgotten(String group, long epoch) {
        Map<String, Long> newer = new HashMap<>(Objects.requireNonNullElse(epochs, Map.of()));
        newer.merge(group, epoch, Long::max);
        risen(newer);
    }

    private String revision(String group) {
        Map<String, Long> all = Objects.requireNonNullElse(epochs, Map.of());
        return EvidenceRevision.of(groups.matters(group), all.getOrDefault(group, 0L));
    }

    /// Takes in at once what was heard until now.
    public synchronized void look() {
        try {
            Set<String> names = groups.names();
            tap.watch(names);
            if (names.isEmpty() && places.isEmpty()) {
                return;
            }
            Instant now = clock.instant();
            try {
                risen(newest(Objects.requireNonNullElse(store.epochs().block(PATIENCE), Map.of())));
            } finally {
                hear(names, now);
            }
            give(now);
            read(names);
            failing = false;
        } catch (RuntimeException | Error failed) {
            if (!failing && !Thread.currentThread().isInterrupted()) {
                LOG.warn("Evidence cannot be kept ({}); it will be tried again", failed.toString());
            }
            failing = true;
        }
    }

    /// A store that came back older than it was may have lost epochs: what was forgotten since would count again, so it
    /// is told.
    private Map<String, Long> newest(Map<String, Long> told) {
        Map<String, Long> all = new HashMap<>(told);
        Map<String, Long> lost = new HashMap<>();
        Objects.requireNonNullElse(epochs, Map.<String, Long>of()).forEach((group, epoch) -> {
            if (all.merge(group, epoch, Long::max) > told.getOrDefault(group, 0L)) {
                lost.put(group, epoch);
            }
        });
        if (!lost.isEmpty()) {
            store.raise(lost).block(PATIENCE);
        }
        return all;
    }

    private void risen(Map<String, Long> newer) {
        Map<String, Long> before = epochs;
        epochs = Map.copyOf(newer);
        newer.forEach((group, epoch) -> {
            if (before != null && epoch > before.getOrDefault(group, 0L)) {
                waiting.forget(group);
                Map<String, Evidence> left = new HashMap<>(known);
                left.remove(group);
                known = Map.copyOf(left);
                groups.forgotten(group, clock.instant());
            }
        });
    }

    /// What was heard while a group moved to another place, nobody can place: it is dropped, as is all before epochs
    /// are known.
    private void hear(Set<String> names, Instant now) {
        long millis = now.toEpochMilli();
        tap.heads().forEach(head -> legacy.add(head.route(), head.nanos(), millis));
        Map<String, Place> moved = new HashMap<>();
        for (String group : names) {
            Place place = place(group);
            Place before = places.put(group, place);
            if (!place.equals(before)) {
                moved.put(group, place);
            }
            if (before != null && !before.matter().equals(place.matter())) {
                groups.moved(group, now);
            }
        }
        Map<String, OptionalDouble> slow = new HashMap<>();
        for (Heard heard : tap.reads()) {
            Place place = places.get(heard.group());
            OptionalDouble bound = slow.computeIfAbsent(heard.route(), route -> slow(heard.group(), route, millis));
            Trial trial = heard.trial(bound);
            if (trial != null && place != null && epochs != null && !moved.containsKey(heard.group())) {
                waiting.add(new Placed(place.revision(), place.step(), trial));
            }
        }
    }

    private Place place(String group) {
        String matter = EvidenceRevision.of(groups.matters(group), 0L);
        return new Place(revision(group), matter, groups.ramps().step().apply(group));
    }

    private OptionalDouble slow(String group, String route, long millis) {
        OptionalLong p99 = legacy.p99(route, millis);
        return p99.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(groups.ramps().slowFactor().applyAsDouble(group) * p99.getAsLong());
    }

    private void give(Instant now) {
        for (List<Placed> next = waiting.next(now); !next.isEmpty(); next = waiting.next(now)) {
            store.add(next, now).block(PATIENCE);
            waiting.taken();
        }
    }

    /// Of 16 groups a second, in turn.
    private void read(Set<String> names) {
        turns.removeIf(group -> !names.contains(group));
        names.stream().filter(group -> !turns.contains(group)).forEach(turns::addFirst);
        Map<String, String> asked = new HashMap<>();
        for (int i = 0; i < GROUPS && i < names.size(); i++) {
            String group = turns.removeFirst();
            turns.addLast(group);
            asked.put(group, revision(group));
        }
        if (!asked.isEmpty()) {
            Map<String, Evidence> all = new HashMap<>(known);
            all.putAll(Objects.requireNonNullElse(store.read(asked).block(PATIENCE), Map.of()));
            known = Map.copyOf(all);
            past.add(known, clock.instant());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        look();
        store.close();
    }
}
