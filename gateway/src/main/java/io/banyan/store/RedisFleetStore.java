package io.banyan.store;

import io.banyan.live.FleetStore;
import io.banyan.live.Presence;
import io.banyan.redis.RedisLink;
import io.lettuce.core.KeyValue;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Where the replicas of a fleet see each other: in Redis, each for five seconds by Redis's own clock, so that the
/// clocks of replicas need not agree. There, too, the points of their figures outlive them for a day.
public final class RedisFleetStore implements FleetStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisFleetStore.class);
    private static final String LIFE_MILLIS = "5000";
    private static final Duration KEPT = Duration.ofHours(25);
    /// Slots read at once: 1.2 MB at most, so that nobody else's question waits long behind them.
    private static final int FEW = 12;

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final RedisLink link;
    private final RedisKeys installation;
    private final List<String> keys;
    private final RedisFaults faults;
    private volatile @Nullable String shown;

    /// @param link stays open when this is closed
    /// @param name of the installation, as `RedisLiveStore` has it
    public RedisFleetStore(RedisLink link, String name) {
        this.link = link;
        this.installation = new RedisKeys(name);
        this.keys = List.of(installation.replicas(), installation.shown());
        this.faults = new RedisFaults(link, installation);
    }

    @Override
    public Mono<Void> publish(Presence presence) {
        shown = presence.replica();
        return publish(presence.replica(), Documents.of(presence));
    }

    private Mono<Void> publish(String replica, String document) {
        return link.run(RedisScripts.PUBLISH, keys, List.of(LIFE_MILLIS, replica, document))
                .then()
                .onErrorResume(failed -> faults.of(failed).flatMap(Mono::error))
                .timeout(PATIENCE);
    }

    @Override
    public Mono<List<Presence>> present() {
        return link.run(RedisScripts.PRESENT, keys, List.of(LIFE_MILLIS))
                .map(documents -> RedisAnswers.texts(documents).stream()
                        .map(document -> StoredDocuments.readable(
                                "a replica in " + keys.getLast(), document, Documents::presence))
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparing(Presence::replica))
                        .toList())
                .onErrorResume(failed -> faults.of(failed).flatMap(Mono::error))
                .timeout(PATIENCE);
    }

    /// Both commands in one go; a Redis that is full refuses the first.
    @Override
    public Mono<Void> keep(String ring, int slot, String text) {
        String key = installation.figures(ring);
        return link.ask(commands ->
                        Mono.when(commands.hset(key, String.valueOf(slot), text), commands.pexpire(key, KEPT)))
                .onErrorResume(failed -> faults.of(failed).flatMap(Mono::error))
                .timeout(PATIENCE);
    }

    @Override
    public Mono<List<String>> kept(String ring, int slots) {
        return Flux.range(0, slots)
                .map(String::valueOf)
                .buffer(FEW)
                .concatMap(few -> texts(installation.figures(ring), few), 1)
                .collectList()
                .map(texts -> texts.stream().flatMap(List::stream).toList());
    }

    private Mono<List<String>> texts(String key, List<String> slots) {
        return link.ask(commands -> commands.hmget(key, slots.toArray(String[]::new))
                        .filter(KeyValue::hasValue)
                        .map(KeyValue::getValue)
                        .collectList())
                .onErrorResume(failed -> faults.of(failed).flatMap(Mono::error))
                .timeout(PATIENCE);
    }

    /// Waits half a second at most: others would see this replica for five more seconds otherwise.
    @Override
    public void close() {
        String replica = shown;
        if (replica != null) {
            try {
                publish(replica, "").toFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException away) {
                LOG.debug("Could not take this replica off the list; it goes by itself", away);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
