package io.banyan.demo.modern;

import io.banyan.demo.projections.EventsProjection;
import io.banyan.projections.feed.ActiveView;
import io.banyan.projections.query.FromGateway;
import io.banyan.projections.query.ServedView;
import io.banyan.projections.store.RedisViewStore;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.way.BadKeys;
import io.banyan.way.KeyFiles;
import io.banyan.way.WayCheck;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The view that this service serves, and where it is kept.
@Configuration(proxyBeanMethods = false)
class ServedConfig {
    @Bean
    RedisLink redis(@Value("${views.redis}") String url) {
        return new RedisLink(RedisAddress.parse(url));
    }

    /// Follows a switch to any version that has documents of the shape that this service reads: the next two as well,
    /// which a fix of a field makes (docs/fixing-a-projection.md).
    @Bean
    ActiveView active(RedisLink redis) {
        var projection = new EventsProjection();
        int first = projection.version();
        return new ActiveView(redis, projection.name(), List.of(first, first + 1, first + 2));
    }

    /// Called by a gateway alone, where its keys are given.
    @Bean
    @Nullable
    FromGateway fromGateway(@Value("${gateway.keys:}") String file) throws BadKeys {
        return file.isEmpty()
                ? null
                : new FromGateway(new WayCheck(KeyFiles.ofGroups(Path.of(file)), InstantSource.system()), Set.of());
    }

    @Bean
    ServedView view(RedisLink redis, ActiveView active) {
        return new ServedView(new RedisViewStore(redis), active);
    }
}
