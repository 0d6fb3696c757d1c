package io.banyan.app;

import io.banyan.config.LoadedRoutes;
import io.banyan.live.LiveRunner;
import io.banyan.live.LiveStore;
import io.banyan.live.ReplicaCopy;
import io.banyan.store.LocalLiveStore;
import io.banyan.store.SqliteReplicaCopy;
import io.banyan.store.StateLock;
import io.banyan.store.StateTaken;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Live state and where it is kept: in the state folder, or in the Redis that replicas share.
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
    /// Held as long as this process uses the folder.
    @Bean(destroyMethod = "close")
    StateLock stateLock(StateFolder state) {
        try {
            return StateLock.hold(state.path());
        } catch (StateTaken taken) {
            throw new StartRefused(String.valueOf(taken.getMessage()), taken);
        }
    }

    /// Closed by the runner.
    @Bean(destroyMethod = "")
    ReplicaCopy replicaCopy(StateFolder state, StateLock held) {
        return new SqliteReplicaCopy(state.path(), InstantSource.system());
    }

    /// Closed by the runner.
    @Bean(destroyMethod = "")
    LiveStore liveStore(BanyanProperties properties, StateFolder state, ReplicaCopy copy) {
        return new LocalLiveStore(state.path(), copy.load(), InstantSource.system());
    }

    @Bean(destroyMethod = "close")
    LiveRunner liveRunner(LiveStore store, ReplicaCopy copy, LoadedRoutes routes, BanyanProperties properties) {
        LiveRunner live = new LiveRunner(store, copy, properties.live().filesVersion(), InstantSource.system());
        live.start(routes.snapshot().fileValues());
        return live;
    }
}
