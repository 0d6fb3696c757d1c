package io.banyan.store;

import io.banyan.live.FleetStore;
import io.banyan.live.Presence;
import io.banyan.redis.RedisLink;
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
import reactor.core.publisher.Mono;

/// Where the replicas of a fleet see each other: in Redis, each for five seconds by Redis's own clock, so that the
/// clocks of replicas need not agree.
public final class RedisFleetStore implements FleetStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisFleetStore.class);
    private static final String LIFE_MILLIS = "5000";
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final RedisLink link;
    private final List<String> keys;
    private final RedisFaults faults;
    private volatile @Nullable String shown;

    /// @param link stays open when this is closed
    /// @param name of the installation, as `RedisLiveStore` has it
    public RedisFleetStore(RedisLink link, String name) {
        RedisKeys installation = new RedisKeys(name);
        this.link = link;
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
