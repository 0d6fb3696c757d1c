package io.banyan.shadow;

import io.banyan.compare.Difference;
import io.banyan.compare.Verdict;
import io.banyan.shadow.Noise.Noisy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// What the copies of each group's reads came to on this replica since it started, since they were forgotten, or since
/// the group's evidence began anew. Of what differs it keeps pointers, and the newest 20 examples of each: hashes of
/// values, or values where a file says so. At most 100 pointers a route. Safe for any thread.
public final class ShadowTally {
    private static final int MOST_POINTERS = 100;
    private static final int MOST_EXAMPLES = 20;
    private static final int MOST_REASONS = 20;

    private final ValueHash hash;
    private final Map<String, OfGroup> groups = new HashMap<>();
    private final Map<String, Drops> drops = new ConcurrentHashMap<>();
    private final Map<RouteOf, Noise> noise = new ConcurrentHashMap<>();
    /// In ten-thousandths of a copy.
    private final Map<String, LongAdder> due = new ConcurrentHashMap<>();

    private record RouteOf(String group, String route) {}

    /// One read whose two answers differ at a pointer.
    ///
    /// @param read its path, or a hash of it
    /// @param legacy what LEGACY says there, or a hash of it; empty = nothing
    /// @param modern likewise
    public record Example(Instant at, String read, String kind, String legacy, String modern) {}

    /// A pointer at which answers differ.
    public record Pointer(String pointer, long count, List<Example> examples) {}

    /// Of one route.
    ///
    /// @param verdicts word → how many copies
    /// @param failures why → how many copies
    /// @param notJson of how many an answer says that it is JSON and is none
    /// @param repeats how many reads LEGACY answered twice, which show its noise
    /// @param noise places where its own answers differ, so that MODERN's may
    public record OfRoute(
            String route,
            Map<String, Long> verdicts,
            Map<String, Long> failures,
            long notJson,
            List<Pointer> pointers,
            long repeats,
            List<Noisy> noise) {}

    /// Of one group.
    ///
    /// @param notCompared cause → how many reads
    /// @param drift of the share that was asked; null = there is none
    public record OfAll(
            Map<String, Long> notCompared,
            List<OfRoute> routes,
            @Nullable String drift) {
        /// Of a group whose reads were never copied.
        public static final OfAll NOTHING = new OfAll(Map.of(), List.of(), null);
    }

    /// What was read, for its example.
    ///
    /// @param path without its query
    /// @param keeps the route's file lets values be kept
    /// @param asked when its client asked
    /// @param at when its two answers were compared
    public record Read(String group, String route, String path, boolean keeps, Instant asked, Instant at) {}

    private static final class OfGroup {
        private final Instant since;
        private final Map<String, Counted> routes = new TreeMap<>();
        private long repeats;

        OfGroup(Instant since) {
            this.since = since;
        }
    }

    private static final class Counted {
        private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        private final Map<String, Long> failures = new TreeMap<>();
        private final Map<String, Examples> pointers = new HashMap<>();
        private long notJson;
    }

    private static final class Examples {
        private final Deque<Example> newest = new ArrayDeque<>();
        private long count;
    }

    public ShadowTally(ValueHash hash) {
        this.hash = hash;
    }

    /// What is known of the noise of a route. Waits for nobody.
    public Noise noise(String group, String route) {
        return noise.computeIfAbsent(new RouteOf(group, route), none -> new Noise());
    }

    public synchronized void add(Read read, Judged judged) {
        OfGroup group = group(read.group());
        if (read.asked().isBefore(group.since)) {
            return;
        }
        Counted route = group.routes.computeIfAbsent(read.route(), none -> new Counted());
        route.verdicts.merge(judged.verdict(), 1L, Long::sum);
        route.notJson += judged.notJson() ? 1 : 0;
        if (judged.verdict() == Verdict.FAILED
                && (route.failures.size() < MOST_REASONS || route.failures.containsKey(judged.why()))) {
            route.failures.merge(judged.why(), 1L, Long::sum);
        }
        judged.differences().forEach(one -> example(route.pointers, read, one));
    }

    private void example(Map<String, Examples> pointers, Read read, Difference one) {
        if (pointers.size() >= MOST_POINTERS && !pointers.containsKey(one.pointer())) {
            return;
        }
        Examples its = pointers.computeIfAbsent(one.pointer(), none -> new Examples());
        its.count++;
        if (its.newest.size() >= MOST_EXAMPLES) {
            its.newest.removeLast();
        }
        its.newest.addFirst(new Example(
                read.at(),
                shown(read.path(), read),
                one.kind().name().toLowerCase(Locale.ROOT),
                said(one, one.legacy(), read),
                said(one, one.modern(), read)));
    }

    /// A status says nothing of anybody.
    private String said(Difference one, String value, Read read) {
        return one.pointer().equals("status") ? value : shown(value, read);
    }

    private String shown(String value, Read read) {
        return read.keeps() ? value : hash.of(value);
    }

    /// Clients' event loops count here, at times thousands a second, and wait for nobody.
    public void notCompared(String group, NotCompared why) {
        Drops known = drops.get(group);
        (known == null ? drops.computeIfAbsent(group, none -> new Drops()) : known).count(why);
    }

    private OfGroup group(String name) {
        return groups.computeIfAbsent(name, none -> new OfGroup(Instant.MIN));
    }

    /// A read came of which such a share is to be copied. Waits for nobody.
    ///
    /// @param basisPoints 1 to 10,000
    public void due(String group, int basisPoints) {
        LongAdder known = due.get(group);
        (known == null ? due.computeIfAbsent(group, none -> new LongAdder()) : known).add(basisPoints);
    }

    /// A copy for LEGACY of what LEGACY answered has come to its end.
    public synchronized void repeated(String group) {
        group(group).repeats++;
    }

    /// The group's evidence begins anew: what was counted before, and examples of it, say nothing any more, nor do
    /// reads that were asked before. What is known of LEGACY's noise stays.
    public synchronized void begin(String group, Instant now) {
        groups.put(group, new OfGroup(now));
        drops.remove(group);
        due.remove(group);
    }

    /// Everything of a group: its counts, its examples, what is known of its noise, and whatever comes of reads that
    /// were asked before.
    public synchronized void forget(String group, Instant now) {
        noise.keySet().removeIf(one -> one.group().equals(group));
        begin(group, now);
    }

    /// As it stands now.
    public synchronized OfAll of(String group) {
        OfGroup all = groups.getOrDefault(group, new OfGroup(Instant.MIN));
        Map<String, Counted> counts = new TreeMap<>(all.routes);
        noise.forEach((of, its) -> {
            if (of.group().equals(group) && its.pairs() > 0) {
                counts.putIfAbsent(of.route(), new Counted());
            }
        });
        Drops its = drops.get(group);
        List<OfRoute> routes = new ArrayList<>();
        counts.forEach((route, counted) -> routes.add(told(route, counted, noise(group, route))));
        Map<String, Long> dropped = its == null ? Map.of() : its.told();
        return new OfAll(
                dropped, List.copyOf(routes), share(group, all, dropped).drift());
    }

    private CopyShare share(String group, OfGroup all, Map<String, Long> dropped) {
        long verdicts = all.routes.values().stream()
                .flatMap(route -> route.verdicts.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        LongAdder asked = due.get(group);
        return new CopyShare(asked == null ? 0 : asked.sum() / 10_000, verdicts + all.repeats, dropped);
    }

    private static OfRoute told(String route, Counted counted, Noise noise) {
        Map<String, Long> verdicts = new LinkedHashMap<>();
        counted.verdicts.forEach((verdict, count) -> verdicts.put(verdict.word(), count));
        List<Pointer> pointers = counted.pointers.entrySet().stream()
                .map(one -> new Pointer(one.getKey(), one.getValue().count, List.copyOf(one.getValue().newest)))
                .sorted(Comparator.comparingLong(Pointer::count).reversed().thenComparing(Pointer::pointer))
                .toList();
        return new OfRoute(
                route, verdicts, Map.copyOf(counted.failures), counted.notJson, pointers, noise.pairs(), noise.noisy());
    }
}
