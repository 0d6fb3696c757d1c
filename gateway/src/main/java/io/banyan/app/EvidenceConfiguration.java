package io.banyan.app;

import io.banyan.catalog.SightingsRunner;
import io.banyan.evidence.EvidenceRunner;
import io.banyan.evidence.EvidenceStore;
import io.banyan.evidence.EvidenceTap;
import io.banyan.options.BanyanProperties;
import io.banyan.redis.RedisLink;
import io.banyan.shadow.ShadowTally;
import io.banyan.store.LocalEvidenceStore;
import io.banyan.store.RedisEvidenceStore;
import io.banyan.store.StateLock;
import io.banyan.view.FeedStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What is seen of MODERNs, and where that is kept. Nothing of it begins before a file or an operator asks for copies
/// or a ramp.
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {
    @Bean
    EvidenceTap evidenceTap(InstantSource clock) {
        return new EvidenceTap(clock);
    }

    @Bean
    EvidenceHolder evidenceHolder(TrafficHolder traffic, FeedStore feed, SightingsRunner sightings, ShadowTally tally) {
        EvidenceHolder.Parts parts = new EvidenceHolder.Parts(
                () -> traffic.files().groups(),
                () -> traffic.get().rules(),
                traffic::functionVersions,
                () -> feed.now(Instant.now()),
                sightings::now);
        return new EvidenceHolder(parts, tally);
    }

    /// In the state folder, or in the Redis that replicas share.
    @Bean(destroyMethod = "")
    EvidenceStore evidenceStore(
            BanyanProperties properties, StateFolder state, StateLock held, Optional<RedisLink> redis) {
        return redis.<EvidenceStore>map(
                        link -> new RedisEvidenceStore(link, properties.live().installation()))
                .orElseGet(() -> new LocalEvidenceStore(state.path()));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    EvidenceRunner evidenceRunner(EvidenceStore store, EvidenceTap tap, EvidenceHolder groups, InstantSource clock) {
        return new EvidenceRunner(store, tap, groups, clock);
    }
}
