package io.banyan.app;

import io.banyan.config.LoadedRoutes;
import io.banyan.live.FleetStore;
import io.banyan.live.LiveRunner;
import io.banyan.live.LiveStore;
import io.banyan.live.ReplicaCopy;
import io.banyan.store.LocalFleetStore;
import io.banyan.store.LocalLiveStore;
import io.banyan.store.RedisFleetStore;
import io.banyan.store.RedisLiveStore;
import io.banyan.store.SqliteReplicaCopy;
import io.banyan.store.StateLock;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Live state and where it is kept: in the state folder, or in the Redis that replicas share.
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
    /// Held as long as this process uses the folder.
    @Bean(destroyMethod = "close")
    StateLock stateLock(StateFolder state) {
        return StateLock.take(state.path());
    }

    @Bean(destroyMethod = "")
    LiveStore liveStore(BanyanProperties properties, StateFolder state, StateLock held) {
        @Nullable String redis = properties.live().redis();
        return redis == null
                ? LocalLiveStore.open(state.path())
                : RedisLiveStore.open(redis, properties.live().installation());
    }

    /// The embedded store is its own copy.
    @Bean(destroyMethod = "")
    ReplicaCopy replicaCopy(StateFolder state, StateLock held) {
        return SqliteReplicaCopy.open(state.path());
    }

    @Bean(destroyMethod = "close")
    LiveRunner liveRunner(
            LiveStore store, ReplicaCopy copy, LoadedRoutes routes, BanyanProperties properties) {
        LiveRunner live = new LiveRunner(store, copy, properties.live().filesVersion(), InstantSource.system());
        live.start(routes.snapshot().fileValues());
        return live;
    }
}
