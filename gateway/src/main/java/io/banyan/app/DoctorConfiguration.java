package io.banyan.app;

import io.banyan.doctor.DoctorRunner;
import io.banyan.edge.EdgeOptions;
import io.banyan.edge.GroupCalls;
import io.banyan.edge.ModernReads;
import io.banyan.function.Platforms;
import io.banyan.tls.UpstreamTls;
import io.banyan.view.FeedStore;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who examines MODERNs, and by what means.
@Configuration(proxyBeanMethods = false)
class DoctorConfiguration {
    @Bean(destroyMethod = "close")
    ModernReads modernReads(EdgeOptions options, TrafficHolder traffic, GroupCalls calls) {
        return new ModernReads(options, traffic, calls);
    }

    @Bean
    DoctorRunner doctorRunner(
            ModernReads reads, Platforms platforms, UpstreamTls tls, FeedStore feed, TrafficHolder traffic) {
        var means = new GroupPatient.Means(reads, platforms, tls, feed);
        return new DoctorRunner(
                (of, atMost) -> new GroupPatient(of, traffic.get().groups().get(of.name()), means, atMost),
                InstantSource.system());
    }
}
