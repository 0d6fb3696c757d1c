package io.banyan.meters;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans that measure; nothing outside this package sees a meter registry.
@Configuration(proxyBeanMethods = false)
public class MetersConfiguration {
    @Bean
    Registrar registrar(MeterRegistry registry) {
        return new Registrar(registry);
    }

    @Bean
    LiveMeters liveMeters(Registrar registrar) {
        return new LiveMeters(registrar);
    }

    @Bean
    GuardMeters guardMeters(Registrar registrar) {
        return new GuardMeters(registrar);
    }

    @Bean
    AdminMeters adminMeters(Registrar registrar) {
        return new AdminMeters(registrar);
    }

    @Bean
    Exposition exposition(PrometheusMeterRegistry registry) {
        return new Exposition(registry);
    }
}
