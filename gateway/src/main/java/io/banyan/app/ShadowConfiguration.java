package io.banyan.app;

import io.banyan.edge.EdgeOptions;
import io.banyan.edge.GroupCalls;
import io.banyan.edge.Shadows;
import io.banyan.evidence.EvidenceTap;
import io.banyan.meters.Taps;
import io.banyan.shadow.ShadowTally;
import io.banyan.shadow.ValueHash;
import java.security.SecureRandom;
import java.time.InstantSource;
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
    Shadows shadows(EdgeOptions options, GroupCalls calls, ShadowTally tally, EvidenceTap evidence, Taps listeners) {
        Shadows.Means means = new Shadows.Means(
                tally,
                listeners,
                evidence,
                below -> ThreadLocalRandom.current().nextInt(below),
                InstantSource.system());
        return Shadows.of(options, calls, means);
    }
}
