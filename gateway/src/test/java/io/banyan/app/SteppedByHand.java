package io.banyan.app;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Beside the whole wiring of a gateway: a clock that a test moves. Evidence is counted and ramps are looked at when
/// the test says so, and not every second.
@Configuration(proxyBeanMethods = false)
class SteppedByHand {
    @Bean
    @Primary
    MovedClock movedClock() {
        return new MovedClock(InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Bean
    static BeanFactoryPostProcessor startsNoRunner() {
        return beans -> List.of("evidenceRunner", "rampRunner")
                .forEach(name -> ((AbstractBeanDefinition) beans.getBeanDefinition(name)).setInitMethodName(null));
    }
}
