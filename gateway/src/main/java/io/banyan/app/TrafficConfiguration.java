package io.banyan.app;

import io.banyan.admin.Readiness;
import io.banyan.admin.RouteFiles;
import io.banyan.admin.RouteFilesSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The traffic port and what it needs: route files read into rules and upstreams, swapped whole.
@Configuration(proxyBeanMethods = false)
class TrafficConfiguration {
    @Bean
    TrafficPort trafficPort(BanyanProperties properties, Readiness readiness) {
        readiness.snapshotLoaded();
        return new SilentTraffic(properties.ports().bind(), properties.ports().traffic());
    }

    @Bean
    RouteFilesSource routeFiles() {
        return () -> new RouteFiles(0, 0, List.of(), List.of());
    }
}
