package io.banyan.app;

import io.banyan.config.FileGroup;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.EvidenceSource;
import io.banyan.figures.FiguresSource;
import io.banyan.live.LiveRunner;
import io.banyan.ramp.RampRunner;
import io.banyan.ramp.WeightAuthors;
import io.banyan.report.RampSight;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Ramps: what they are decided by, and who moves them.
@Configuration(proxyBeanMethods = false)
class RampConfiguration {
    @Bean
    RampSight rampSight(ObjectProvider<EvidenceSource> evidence, FiguresSource figures, LiveRunner live) {
        EvidenceSource known = evidence.getIfAvailable(() -> group -> Evidence.NONE);
        return new RampSight(known, figures, WeightAuthors.of(live)::of, InstantSource.system());
    }

    /// Of the replicas that answer the one with the first name looks; alone, this one.
    @Bean(initMethod = "start", destroyMethod = "close")
    RampRunner rampRunner(
            RampSight sight, LiveRunner live, TrafficHolder traffic, FiguresSource figures, ReplicaId replica) {
        return new RampRunner(
                live,
                group -> {
                    FileGroup file = traffic.files().groups().get(group);
                    return file == null ? null : sight.of(file, live.now());
                },
                () -> figures.replicasElsewhere().stream().allMatch(other -> replica.text().compareTo(other) < 0),
                InstantSource.system());
    }
}
