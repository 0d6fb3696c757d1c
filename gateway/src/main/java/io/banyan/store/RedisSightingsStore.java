package io.banyan.store;

import io.banyan.catalog.Calls;
import io.banyan.catalog.Noticed;
import io.banyan.catalog.Sightings;
import io.banyan.catalog.SightingsStore;
import io.banyan.catalog.Subject;
import io.banyan.catalog.Times;
import io.banyan.redis.RedisLink;
import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Sightings of a fleet: each replica adds what it noticed. Times are hashes of subjects in which the last
/// writer stays, since all write what is just now; the first time stays where there is one. Calls are one hash
/// a step, which is added to and gone after a day. Old steps are read once, the newest every 20 seconds;
/// between, what this replica noticed itself is added to what it has read.
public final class RedisSightingsStore implements SightingsStore {
    private static final Duration KEPT = Duration.ofHours(25);
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final String ERRORS = "!";
    private static final String VERSION = "\t";
    private static final int STEPS_AT_ONCE = 12;

    private final RedisLink link;
    private final RedisKeys installation;
    private final RedisFaults faults;
    private volatile Set<String> begun = Set.of();
    private volatile long reached;
    private volatile Instant readAt = Instant.MIN;
    private volatile Sightings latest = Sightings.NONE;

    /// @param link stays open when this is closed
    /// @param name of the installation, as `RedisLiveStore` has it
    public RedisSightingsStore(RedisLink link, String name) {
        this.link = link;
        this.installation = new RedisKeys(name);
        this.faults = new RedisFaults(link, installation);
    }

    @Override
    public Mono<Void> add(Noticed noticed) {
        return link.ask(commands -> Mono.when(writes(noticed, commands)).thenReturn(true))
                .onErrorResume(failed -> faults.of(failed).flatMap(Mono::error))
                .doOnNext(taken -> latest = latest.with(noticed))
                .then();
    }

    private List<Mono<?>> writes(Noticed noticed, RedisClusterReactiveCommands<String, String> commands) {
        String now = String.valueOf(noticed.at().toEpochMilli());
        Map<String, String> declared = new HashMap<>();
        Map<String, String> seen = new HashMap<>();
        Map<String, String> versions = new HashMap<>();
        List<Mono<?>> writes = new ArrayList<>();
        String step = installation.sightings("calls:" + Sightings.step(noticed.at()));
        noticed.declared().forEach(subject -> declared.put(subject.key(), now));
        noticed.traffic().forEach((subject, traffic) -> {
            if (!subject.isKeepable()) {
                return;
            }
            seen.put(subject.key(), now);
            traffic.versions()
                    .forEach((version, at) ->
                            versions.put(subject.key() + VERSION + version, String.valueOf(at.toEpochMilli())));
            if (traffic.calls().count() > 0) {
                writes.add(commands.hincrby(step, subject.key(), traffic.calls().count()));
            }
            if (traffic.calls().errors() > 0) {
                writes.add(commands.hincrby(
                        step, subject.key() + ERRORS, traffic.calls().errors()));
            }
        });
        if (!writes.isEmpty()) {
            writes.add(commands.pexpire(step, KEPT));
        }
        for (Map<String, String> all : List.of(declared, seen)) {
            all.keySet().stream()
                    .filter(key -> !begun.contains(key))
                    .forEach(key -> writes.add(commands.hsetnx(installation.sightings("since"), key, now)));
        }
        put(writes, "declared", declared, commands);
        put(writes, "seen", seen, commands);
        put(writes, "versions", versions, commands);
        return writes;
    }

    private void put(
            List<Mono<?>> writes,
            String hash,
            Map<String, String> values,
            RedisClusterReactiveCommands<String, String> commands) {
        if (!values.isEmpty()) {
            writes.add(commands.hset(installation.sightings(hash), values));
        }
    }

    @Override
    public Mono<Sightings> read(Sightings known, Instant now) {
        if (!known.times().isEmpty() && readAt.plus(PAUSE).isAfter(now)) {
            return Mono.fromSupplier(() -> latest);
        }
        long last = Sightings.step(now);
        long first = known.times().isEmpty() ? last - Sightings.DAY + 1 : Math.min(last - 1, reached);
        return Mono.zip(times(now), calls(first, last)).map(read -> {
            SortedMap<Long, Map<Subject, Calls>> all =
                    new TreeMap<>(known.calls().headMap(first));
            all.putAll(read.getT2());
            reached = last;
            readAt = now;
            latest = new Sightings(read.getT1(), all);
            return latest;
        });
    }

    private Mono<Map<Subject, Times>> times(Instant now) {
        return Mono.zip(hash("since"), hash("declared"), hash("seen"), hash("versions"))
                .flatMap(read -> {
                    Map<Subject, Times> times = times(read.getT1(), read.getT2(), read.getT3(), versions(read.getT4()));
                    begun = Set.copyOf(read.getT1().keySet());
                    return forget(times, now, read.getT4().keySet()).thenReturn(times);
                });
    }

    private static Map<Subject, Times> times(
            Map<String, String> since,
            Map<String, String> declared,
            Map<String, String> seen,
            Map<Subject, Map<String, Instant>> versions) {
        Map<Subject, Times> times = new HashMap<>();
        since.forEach((key, at) -> Subject.of(key)
                .ifPresent(subject -> times.put(
                        subject,
                        new Times(
                                at(at),
                                atOrNull(declared.get(key)),
                                atOrNull(seen.get(key)),
                                versions.getOrDefault(subject, Map.of())))));
        return times;
    }

    /// Takes out of Redis what is too old for anybody: subjects, and versions beyond the newest.
    private Mono<Void> forget(Map<Subject, Times> times, Instant now, Set<String> versions) {
        Map<Subject, Times> left = new Sightings(times, new TreeMap<>()).on(now).times();
        String[] gone = times.keySet().stream()
                .filter(subject -> !left.containsKey(subject))
                .map(Subject::key)
                .toArray(String[]::new);
        String[] goneVersions =
                versions.stream().filter(field -> !isKept(field, left)).toArray(String[]::new);
        return Flux.concat(
                        delete("since", gone),
                        delete("declared", gone),
                        delete("seen", gone),
                        delete("versions", goneVersions))
                .then();
    }

    private static boolean isKept(String field, Map<Subject, Times> left) {
        int tab = field.indexOf(VERSION);
        Times times = Subject.of(tab < 0 ? field : field.substring(0, tab))
                .map(left::get)
                .orElse(null);
        return times != null && times.versions().containsKey(field.substring(tab + 1));
    }

    private Mono<Long> delete(String hash, String[] fields) {
        return fields.length == 0
                ? Mono.empty()
                : link.ask(commands -> commands.hdel(installation.sightings(hash), fields));
    }

    private static Map<Subject, Map<String, Instant>> versions(Map<String, String> told) {
        Map<Subject, Map<String, Instant>> versions = new HashMap<>();
        told.forEach((key, at) -> {
            int tab = key.indexOf(VERSION);
            Subject.of(tab < 0 ? key : key.substring(0, tab))
                    .ifPresent(subject -> versions.computeIfAbsent(subject, none -> new HashMap<>())
                            .put(key.substring(tab + 1), at(at)));
        });
        return versions;
    }

    private Mono<SortedMap<Long, Map<Subject, Calls>>> calls(long first, long last) {
        return Flux.fromStream(() -> LongStream.rangeClosed(first, last).boxed())
                .flatMapSequential(
                        step -> hash("calls:" + step).map(told -> Map.entry(step, calls(told))), STEPS_AT_ONCE)
                .filter(step -> !step.getValue().isEmpty())
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(TreeMap::new);
    }

    private static Map<Subject, Calls> calls(Map<String, String> told) {
        Map<Subject, Calls> calls = new HashMap<>();
        told.forEach((key, count) -> {
            if (!key.endsWith(ERRORS)) {
                long errors = Long.parseLong(told.getOrDefault(key + ERRORS, "0"));
                Subject.of(key).ifPresent(subject -> calls.put(subject, new Calls(Long.parseLong(count), errors)));
            }
        });
        return calls;
    }

    private Mono<Map<String, String>> hash(String name) {
        return link.ask(commands ->
                        commands.hgetall(installation.sightings(name)).collectMap(KeyValue::getKey, KeyValue::getValue))
                .onErrorResume(failed -> faults.of(failed).flatMap(Mono::error));
    }

    private static Instant at(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static @Nullable Instant atOrNull(@Nullable String millis) {
        return millis == null ? null : at(millis);
    }

    @Override
    public void close() {}
}
