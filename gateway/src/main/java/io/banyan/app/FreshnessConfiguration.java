package io.banyan.app;

import io.banyan.admin.ViewsSource;
import io.banyan.compare.CompareRunner;
import io.banyan.edge.EdgeOptions;
import io.banyan.edge.GroupCalls;
import io.banyan.edge.SideReads;
import io.banyan.feed.DatabasePositions;
import io.banyan.feed.FeedRunner;
import io.banyan.feed.RedisFeedStore;
import io.banyan.feed.RedisTicketStore;
import io.banyan.feed.TicketKeyFile;
import io.banyan.feed.TicketKeyRunner;
import io.banyan.feed.ViewsRunner;
import io.banyan.freshness.FreshnessState;
import io.banyan.freshness.KeyTickets;
import io.banyan.freshness.LostTickets;
import io.banyan.freshness.PositionQuestions;
import io.banyan.freshness.TicketKeys;
import io.banyan.freshness.Views;
import io.banyan.freshness.WriteRule;
import io.banyan.live.LiveRunner;
import io.banyan.meters.GuardMeters;
import io.banyan.meters.LiveMeters;
import io.banyan.meters.Registrar;
import io.banyan.meters.ViewMeters;
import io.banyan.options.BanyanProperties;
import io.banyan.options.StartRefused;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.report.ViewGroups;
import io.banyan.view.FeedStore;
import io.banyan.view.NoFeedStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// What is known of views and positions, and who is asked for it.
@Configuration(proxyBeanMethods = false)
class FreshnessConfiguration {
    private static final String KEY_FILE = "ticket-key";

    /// Null without `--views-redis` and `--redis`.
    @Bean(destroyMethod = "close")
    @Nullable
    ViewsRedis viewsRedis(BanyanProperties properties, Optional<RedisLink> shared) {
        String own = properties.freshness().viewsRedis();
        return own == null
                ? shared.map(link -> new ViewsRedis(link, false)).orElse(null)
                : new ViewsRedis(new RedisLink(RedisAddress.parse(own)), true);
    }

    /// @param own false = somebody else closes it
    record ViewsRedis(RedisLink link, boolean own) implements AutoCloseable {
        @Override
        public void close() {
            if (own) {
                link.close();
            }
        }
    }

    @Bean
    Views views(Optional<ViewsRedis> redis) {
        return new Views(redis.isPresent());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @Nullable
    FeedRunner feedRunner(Optional<ViewsRedis> redis, Views views) {
        return redis.map(from -> new FeedRunner(from.link(), views, InstantSource.system()))
                .orElse(null);
    }

    @Bean
    FeedStore feedStore(Optional<ViewsRedis> redis) {
        return redis.<FeedStore>map(from -> new RedisFeedStore(from.link(), InstantSource.system()))
                .orElseGet(NoFeedStore::new);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @Nullable
    ViewsRunner viewsRunner(FeedStore feed, TrafficHolder traffic, LiveRunner live) {
        return feed instanceof RedisFeedStore redis
                ? new ViewsRunner(
                        redis, () -> new ViewGroups(traffic.files()).asked(live.now()), InstantSource.system())
                : null;
    }

    @Bean(destroyMethod = "close")
    SideReads sideReads(EdgeOptions options, TrafficHolder traffic, GroupCalls calls) {
        return new SideReads(options, traffic, calls, InstantSource.system());
    }

    @Bean(destroyMethod = "close")
    CompareRunner compareRunner(FeedStore feed, SideReads reads) {
        return new CompareRunner(feed, reads);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    @Nullable
    DatabasePositions databasePositions(BanyanProperties properties) {
        String url = properties.freshness().positionDatabase();
        return url == null ? null : new DatabasePositions(url);
    }

    /// Whoever shares no live state, but keeps tickets in one Redis, shares the key there.
    @Bean(destroyMethod = "close")
    TicketKeyRunner ticketKeyRunner(
            StateFolder state, BanyanProperties properties, Optional<RedisLink> redis, Optional<ViewsRedis> views) {
        TicketKeyRunner keys = new TicketKeyRunner(
                state.keep(KEY_FILE, FreshnessConfiguration::made).text());
        if (properties.freshness().ticketKeys() == null) {
            redis.or(() -> views.map(ViewsRedis::link))
                    .ifPresent(link -> keys.share(link, properties.live().installation()));
        }
        return keys;
    }

    private static String made() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    @Bean
    FreshnessHolder freshnessHolder(
            Views views,
            TicketKeyRunner made,
            Supplier<TicketKeys> ticketKeys,
            BanyanProperties properties,
            Optional<DatabasePositions> database,
            Optional<KeyTickets> kept) {
        return new FreshnessHolder(
                views,
                ticketKeys,
                made::await,
                database.map(PositionQuestions::new).orElse(null),
                new LostTickets(),
                kept.orElse(null),
                properties.live().installation());
    }

    /// Null without Redis. Before the fleet's key is known, nobody can say under which name a ticket is kept.
    @Bean
    @Nullable
    KeyTickets keyTickets(Optional<ViewsRedis> redis, TicketKeyRunner made, BanyanProperties properties) {
        BooleanSupplier known = properties.freshness().ticketKeys() == null ? made::isShared : () -> true;
        return redis.map(from ->
                        new RedisTicketStore(from.link(), properties.live().installation(), known))
                .map(store -> new KeyTickets(store, InstantSource.system()))
                .orElse(null);
    }

    @Bean
    TrafficMeters trafficMeters(Registrar registrar, LiveMeters live, GuardMeters guards) {
        return new TrafficMeters(live, guards, new ViewMeters(registrar, InstantSource.system()));
    }

    /// Those of a file, or those that are made.
    @Bean
    @Primary
    Supplier<TicketKeys> ticketKeys(BanyanProperties properties, TicketKeyRunner made) {
        Path file = properties.freshness().ticketKeys();
        if (file == null) {
            return made;
        }
        try {
            TicketKeys written = TicketKeyFile.read(file);
            return () -> written;
        } catch (IllegalArgumentException wrong) {
            throw new StartRefused(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static Duration longestLife(Views views) {
        return WriteRule.of(
                        views.all().values().stream().map(FreshnessState::rule).toList())
                .longestLife();
    }

    @Bean
    ViewsSource viewsSource(Views views, Optional<DatabasePositions> database, Optional<KeyTickets> kept) {
        return () -> {
            List<String> problems = new ArrayList<>();
            long now = InstantSource.system().millis();
            views.all().forEach((group, state) -> {
                String says = state.notes(now).says(group);
                if (says != null) {
                    problems.add(says);
                }
                if (!state.fed() && state.rule().view() != null) {
                    problems.add(
                            "group %s names the view %s, but no feed is asked, so only answers say how new they are:"
                                            .formatted(group, state.rule().view())
                                    + " start serve with --views-redis URL, or remove freshness.view");
                }
            });
            database.map(DatabasePositions::problem).ifPresent(problems::add);
            kept.map(tickets -> tickets.problem(longestLife(views))).ifPresent(problems::add);
            return problems;
        };
    }
}
