package io.banyan.app;

import io.banyan.edge.EdgeOptions;
import io.banyan.edge.GroupCalls;
import io.banyan.edge.Shadows;
import io.banyan.evidence.EvidenceTap;
import io.banyan.meters.Taps;
import io.banyan.options.BanyanProperties;
import io.banyan.redis.RedisLink;
import io.banyan.shadow.CopyBudget;
import io.banyan.shadow.ShadowTally;
import io.banyan.shadow.ValueHash;
import io.banyan.store.LocalCopyBudget;
import io.banyan.store.RedisCopyBudget;
import io.banyan.store.StateLock;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Copies of reads for the other side. Nothing of it begins before a file or an operator asks for it.
@Configuration(proxyBeanMethods = false)
class ShadowConfiguration {
    @Bean
    ShadowTally shadowTally() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new ShadowTally(new ValueHash(key));
    }

    @Bean(destroyMethod = "close")
    CopyBudget copyBudget(
            BanyanProperties properties,
            StateFolder state,
            StateLock held,
            Optional<RedisLink> redis,
            InstantSource clock) {
        return redis.<CopyBudget>map(
                        link -> new RedisCopyBudget(link, properties.live().installation()))
                .orElseGet(() -> new LocalCopyBudget(state.path(), clock));
    }

    @Bean
    Shadows.Means whatCopiesNeed(
            ShadowTally tally, CopyBudget budget, Taps listeners, EvidenceTap evidence, InstantSource clock) {
        return new Shadows.Means(
                tally,
                budget,
                listeners,
                evidence,
                below -> ThreadLocalRandom.current().nextInt(below),
                clock);
    }

    @Bean(destroyMethod = "close")
    Shadows shadows(EdgeOptions options, GroupCalls calls, Shadows.Means means) {
        return Shadows.of(options, calls, means);
    }
}
