package io.banyan.app;

import io.banyan.figures.FigureCounter;
import io.banyan.figures.FiguresRunner;
import io.banyan.live.FleetStore;
import io.banyan.live.LiveRunner;
import io.banyan.live.LiveStore;
import io.banyan.live.ReplicaCopy;
import io.banyan.options.BanyanProperties;
import io.banyan.options.StartRefused;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.snapshot.LoadedRoutes;
import io.banyan.store.RedisFleetStore;
import io.banyan.store.RedisLiveStore;
import io.banyan.store.StateDatabases;
import io.banyan.store.StateLock;
import io.banyan.store.StateTaken;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Live state and where it is kept: in the state folder, or in the Redis that replicas share; and the figures that
/// replicas tell each other.
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

    /// Null without `--redis`.
    @Bean(destroyMethod = "close")
    @Nullable
    RedisLink redisLink(BanyanProperties properties) {
        String redis = properties.live().redis();
        return redis == null ? null : new RedisLink(RedisAddress.parse(redis));
    }

    @Bean
    StateDatabases stateDatabases(StateFolder state, StateLock held) {
        return new StateDatabases(state.path(), InstantSource.system());
    }

    @Bean(destroyMethod = "close")
    ReplicaCopy replicaCopy(StateDatabases databases) {
        return databases.copy();
    }

    @Bean(destroyMethod = "close")
    LiveStore liveStore(
            BanyanProperties properties, StateDatabases databases, ReplicaCopy copy, Optional<RedisLink> redis) {
        return redis.<LiveStore>map(
                        link -> new RedisLiveStore(link, properties.live().installation()))
                .orElseGet(() -> databases.store(copy.load()));
    }

    @Bean(destroyMethod = "close")
    LiveRunner liveRunner(LiveStore store, ReplicaCopy copy, LoadedRoutes routes, BanyanProperties properties) {
        LiveRunner live = new LiveRunner(store, copy, properties.live().filesVersion(), InstantSource.system());
        live.start(routes.snapshot().fileValues());
        return live;
    }

    @Bean
    FigureCounter figureCounter() {
        return new FigureCounter();
    }

    /// Replicas are told apart by the ids of their state folders.
    @Bean(initMethod = "start", destroyMethod = "close")
    FiguresRunner figuresRunner(
            ListenersConfiguration.Counters counters,
            Optional<RedisLink> redis,
            BanyanProperties properties,
            ReplicaId replica,
            LiveRunner live,
            TrafficHolder traffic) {
        @Nullable
        FleetStore fleet = redis.<FleetStore>map(
                        link -> new RedisFleetStore(link, properties.live().installation()))
                .orElse(null);
        return new FiguresRunner(
                counters.figures(),
                fleet,
                replica.text(),
                () -> live.now().stored().revision(),
                traffic::modern,
                properties.calls().keys() == null ? () -> null : counters.calls()::now,
                InstantSource.system());
    }
}
