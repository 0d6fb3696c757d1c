package io.banyan.app;

import io.banyan.decide.InForce;
import io.banyan.decide.Rules;
import io.banyan.edge.EdgeOptions;
import io.banyan.edge.LegacyReads;
import io.banyan.exchange.Failure;
import io.banyan.live.FleetStore;
import io.banyan.options.BanyanProperties;
import io.banyan.redis.RedisLink;
import io.banyan.route.Route;
import io.banyan.scoreboard.LegacyReader;
import io.banyan.scoreboard.PublishedRoute;
import io.banyan.scoreboard.ScoreboardRunner;
import io.banyan.scoreboard.ScoreboardTap;
import io.banyan.store.RedisFleetStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the monolith still answers, unless nobody wants to know.
@Configuration(proxyBeanMethods = false)
class ScoreboardConfiguration {
    /// For one answer to a probe: five of them are less than the ten seconds that callers of the API wait.
    private static final Duration PROBE = Duration.ofMillis(1_500);

    @Bean
    @Nullable
    ScoreboardTap scoreboardTap(BanyanProperties properties) {
        return properties.scoreboard() ? new ScoreboardTap() : null;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @Nullable
    ScoreboardRunner scoreboardRunner(
            ObjectProvider<ScoreboardTap> taps,
            TrafficHolder traffic,
            StateFolder state,
            ReplicaId replica,
            Optional<RedisLink> redis,
            BanyanProperties properties) {
        ScoreboardTap tap = taps.getIfAvailable();
        @Nullable
        FleetStore fleet = redis.<FleetStore>map(
                        link -> new RedisFleetStore(link, properties.live().installation()))
                .orElse(null);
        return tap == null
                ? null
                : new ScoreboardRunner(
                        tap,
                        () -> published(traffic.get().rules()),
                        new ScoreboardRunner.Kept(state.path(), fleet, replica.text()),
                        InstantSource.system());
    }

    private static List<PublishedRoute> published(Rules rules) {
        return rules.table().routes().stream()
                .map(route -> published(route, rules.inForce(route)))
                .toList();
    }

    private static PublishedRoute published(Route route, InForce now) {
        return new PublishedRoute(
                route.id(),
                route.groupName(),
                route.path().pattern(),
                now.applied().basisPoints());
    }

    @Bean(destroyMethod = "close")
    LegacyReads legacyReads(EdgeOptions options, TrafficHolder traffic) {
        return new LegacyReads(options, traffic);
    }

    @Bean
    LegacyReader legacyReader(LegacyReads reads) {
        return (route, asked) -> reads.read(route, asked, PROBE).thenApply(heard -> {
            Failure failure = heard.failure();
            return new LegacyReader.Heard(heard.status(), failure == null ? null : failure.tag());
        });
    }
}
