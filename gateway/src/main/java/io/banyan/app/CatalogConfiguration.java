package io.banyan.app;

import io.banyan.catalog.RouteCounter;
import io.banyan.catalog.SightingsRunner;
import io.banyan.catalog.SightingsStore;
import io.banyan.figures.CallFigures;
import io.banyan.function.FunctionHosts;
import io.banyan.function.Platforms;
import io.banyan.live.LiveRunner;
import io.banyan.options.BanyanProperties;
import io.banyan.redis.RedisLink;
import io.banyan.report.CallGraph;
import io.banyan.store.LocalSightingsStore;
import io.banyan.store.RedisSightingsStore;
import io.banyan.store.StateLock;
import io.banyan.view.FeedStore;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is declared, what is seen, and where that is kept.
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {
    @Bean
    RouteCounter routeCounter() {
        return new RouteCounter();
    }

    @Bean(destroyMethod = "close")
    FunctionHosts functionHosts(Platforms platforms) {
        return new FunctionHosts(platforms);
    }

    @Bean
    CatalogHolder.Parts catalogParts(
            TrafficHolder traffic, LiveRunner live, FeedStore feed, Supplier<CallFigures> fleetCalls) {
        return new CatalogHolder.Parts(
                traffic, live, feed, () -> CallGraph.of(traffic.files().calls(), fleetCalls.get())
                        .all());
    }

    @Bean
    CatalogHolder catalogHolder(
            CatalogHolder.Parts parts, RouteCounter counter, FunctionHosts hosts, BanyanProperties properties) {
        BanyanProperties.Catalog options = properties.catalog();
        return new CatalogHolder(
                parts,
                counter,
                hosts,
                new CatalogHolder.Options(options.folder(), Duration.ofDays(options.deadAfter())),
                Clock.system(ZoneId.systemDefault()));
    }

    /// In the state folder, or in the Redis that replicas share.
    @Bean(destroyMethod = "")
    SightingsStore sightingsStore(
            BanyanProperties properties, StateFolder state, StateLock held, Optional<RedisLink> redis) {
        return redis.<SightingsStore>map(
                        link -> new RedisSightingsStore(link, properties.live().installation()))
                .orElseGet(() -> new LocalSightingsStore(state.path()));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    SightingsRunner sightingsRunner(SightingsStore store, CatalogHolder holder) {
        SightingsRunner runner = new SightingsRunner(store, holder::notice, InstantSource.system());
        holder.sightings(runner::now);
        return runner;
    }
}
