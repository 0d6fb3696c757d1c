package io.banyan.demo.modern;

import io.banyan.demo.projections.EventsProjection;
import io.banyan.projections.feed.ActiveView;
import io.banyan.projections.query.ServedView;
import io.banyan.projections.store.RedisViewStore;
import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import java.util.List;
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

    @Bean
    ServedView view(RedisLink redis, ActiveView active) {
        return new ServedView(new RedisViewStore(redis), active);
    }
}
