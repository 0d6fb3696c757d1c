package io.banyan.store;

import io.banyan.evidence.Count;
import io.banyan.evidence.Counts;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.EvidenceStore;
import io.banyan.evidence.Kind;
import io.banyan.evidence.Placed;
import io.banyan.evidence.Repeats;
import io.banyan.evidence.Trial;
import io.banyan.redis.RedisLink;
import io.lettuce.core.KeyValue;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Evidence of a fleet: a hash for each group and revision that all replicas add to, and a key that lives a minute for
/// each entity that was counted. One script counts a group's trials and takes their keys.
public final class RedisEvidenceStore implements EvidenceStore {
    private static final String MINUTE = String.valueOf(Repeats.MINUTE.toMillis());
    private static final String LIFE = String.valueOf(KEPT.toMillis());
    private static final String MOST = String.valueOf(REVISIONS);
    /// Keys that one script is given.
    private static final int BATCH = 256;

    private final RedisLink link;
    private final RedisKeys installation;
    private final RedisFaults faults;

    /// A group at one revision.
    private record Place(String group, String revision) {}

    /// @param link stays open when this is closed
    /// @param name of the installation, as `RedisLiveStore` has it
    public RedisEvidenceStore(RedisLink link, String name) {
        this.link = link;
        this.installation = new RedisKeys(name);
        this.faults = new RedisFaults(link, installation);
    }

    @Override
    public Mono<Void> add(List<Placed> trials, Instant now) {
        Map<Place, List<Placed>> byPlace = new LinkedHashMap<>();
        trials.forEach(placed -> byPlace.computeIfAbsent(
                        new Place(placed.trial().group(), placed.revision()), none -> new ArrayList<>())
                .add(placed));
        return Flux.fromIterable(byPlace.entrySet())
                .concatMap(place -> Flux.fromIterable(place.getValue())
                        .buffer(BATCH)
                        .concatMap(batch -> add(place.getKey(), batch, now)))
                .then();
    }

    private Mono<Long> add(Place place, List<Placed> trials, Instant now) {
        List<String> keys = new ArrayList<>(List.of(counts(place), revisions(place.group())));
        List<String> values =
                new ArrayList<>(List.of(String.valueOf(now.toEpochMilli()), place.revision(), LIFE, MINUTE, MOST));
        trials.forEach(placed -> {
            keys.add(installation.evidence("seen:" + placed.trial().entity()));
            values.add(fields(placed.step(), placed.trial()));
        });
        return link.run(RedisScripts.EVIDENCE, keys, values)
                .onErrorResume(failed -> faults.of(failed).flatMap(Mono::error))
                .flatMap(surplus -> drop(place.group(), RedisAnswers.texts(surplus)));
    }

    /// The fields that one trial raises, a line each.
    private static String fields(String step, Trial trial) {
        StringBuilder fields = new StringBuilder();
        trial.asked().forEach(kind -> {
            String field = step + "\t" + trial.route() + "\t" + kind.word() + "\t";
            fields.append(field).append("all\n");
            if (trial.bad().contains(kind)) {
                fields.append(field).append("bad\n");
            }
        });
        return fields.toString();
    }

    private Mono<Long> drop(String group, List<String> surplus) {
        if (surplus.isEmpty()) {
            return Mono.just(0L);
        }
        String[] hashes = surplus.stream()
                .map(revision -> counts(new Place(group, revision)))
                .toArray(String[]::new);
        return ask(
                commands -> commands.del(hashes).then(commands.zrem(revisions(group), surplus.toArray(String[]::new))));
    }

    @Override
    public Mono<Map<String, Evidence>> read(Map<String, String> revisions) {
        return Flux.fromIterable(revisions.entrySet())
                .flatMap(one -> hash(counts(new Place(one.getKey(), one.getValue())))
                        .map(told -> Map.entry(one.getKey(), evidence(one.getValue(), told))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Evidence evidence(String revision, Map<String, String> told) {
        Map<String, Map<String, Counts>> steps = new HashMap<>();
        told.forEach((field, all) -> {
            String[] parts = field.split("\t", -1);
            if (parts.length == 4 && parts[3].equals("all")) {
                Kind kind = Kind.valueOf(parts[2].toUpperCase(Locale.ROOT));
                String bad = told.getOrDefault(field.substring(0, field.length() - 3) + "bad", "0");
                Count count = new Count(Long.parseLong(bad), Long.parseLong(all));
                steps.computeIfAbsent(parts[0], none -> new HashMap<>())
                        .merge(parts[1], new Counts(Map.of(kind, count)), Counts::plus);
            }
        });
        return new Evidence(revision, steps);
    }

    @Override
    public Mono<Map<String, Long>> epochs() {
        return hash(epochsKey()).map(told -> {
            Map<String, Long> epochs = new HashMap<>();
            told.forEach((group, epoch) -> epochs.put(group, Long.valueOf(epoch)));
            return epochs;
        });
    }

    @Override
    public Mono<Void> raise(Map<String, Long> epochs) {
        List<String> values = new ArrayList<>();
        epochs.forEach((group, epoch) -> values.addAll(List.of(group, epoch.toString())));
        return link.run(RedisScripts.EPOCHS, List.of(epochsKey()), values)
                .onErrorResume(failed -> faults.of(failed).flatMap(Mono::error))
                .then();
    }

    @Override
    public Mono<Long> forget(String group) {
        return this.<Long>ask(commands -> commands.hincrby(epochsKey(), group, 1))
                .flatMap(epoch -> ask(commands ->
                                commands.zrange(revisions(group), 0, -1).collectList())
                        .flatMap(all -> drop(group, all))
                        .thenReturn(epoch));
    }

    private String counts(Place place) {
        return installation.evidence("of:" + place.group() + ":" + place.revision());
    }

    private String revisions(String group) {
        return installation.evidence("revisions:" + group);
    }

    private String epochsKey() {
        return installation.evidence("epochs");
    }

    private Mono<Map<String, String>> hash(String key) {
        return ask(commands -> commands.hgetall(key).collectMap(KeyValue::getKey, KeyValue::getValue));
    }

    private <T> Mono<T> ask(Function<RedisClusterReactiveCommands<String, String>, Mono<T>> question) {
        return link.ask(question).onErrorResume(failed -> faults.of(failed).flatMap(Mono::error));
    }

    @Override
    public void close() {}
}
