package io.banyan.admin;

import io.banyan.live.LiveRunner;
import io.banyan.names.Names;
import io.banyan.process.Shortage;
import io.banyan.tls.RenewedKey;
import io.banyan.upstream.ProxyHint;
import io.banyan.upstream.TlsProblems;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/// The admin port's own beans. Each bean method's name without `HealthIndicator` is a health component's name.
@Configuration(proxyBeanMethods = false)
@Import({AdminServer.class, AdminSecurity.class, TokensConfiguration.class, PageConfiguration.class})
public class AdminConfiguration {
    private static final int THREADS = 2;

    @Bean
    Readiness readiness() {
        return new Readiness();
    }

    /// Threads of this gateway's admin port alone: another gateway in this process keeps its own when this one stops.
    @Bean
    ReactorResourceFactory adminThreads() {
        ReactorResourceFactory threads = new ReactorResourceFactory();
        threads.setUseGlobalResources(false);
        threads.setLoopResourcesSupplier(() -> LoopResources.create("banyan-admin", THREADS, true));
        threads.setShutdownQuietPeriod(Duration.ZERO);
        return threads;
    }

    @Bean
    HealthIndicator edgeHealthIndicator(Readiness readiness, ProxyHint hint, ObjectProvider<RenewedKey> key) {
        return new EdgeHealth(readiness, hint, key.getIfAvailable());
    }

    @Bean
    HealthIndicator legacyHealthIndicator(LegacyReach reach, TlsProblems tls) {
        return new LegacyHealth(reach.legacy().toString(), () -> reach.get().or(tls::legacy));
    }

    /// TLS with upstreams, and each MODERN that is down.
    @Bean
    HealthIndicator upstreamsHealthIndicator(TlsProblems tls) {
        return new ProblemsHealth(tls::all);
    }

    /// Names of upstreams that cannot be looked up, and by what addresses they are served all the same.
    @Bean
    HealthIndicator namesHealthIndicator(Names names) {
        return new ProblemsHealth(names::problems);
    }

    @Bean
    HealthIndicator routesHealthIndicator(RouteFilesSource files) {
        return new RoutesHealth(files);
    }

    /// Views that are too far behind, or not to be shown.
    @Bean
    HealthIndicator viewsHealthIndicator(ViewsSource views) {
        return new ProblemsHealth(views::problems);
    }

    /// What keeps MODERN from hearing who asks.
    @Bean
    HealthIndicator identityHealthIndicator(IdentitySource identity) {
        return new ProblemsHealth(identity::problems);
    }

    /// Files that calls between groups need.
    @Bean
    HealthIndicator callsHealthIndicator(CallsHealthSource calls) {
        return new ProblemsHealth(calls::problems);
    }

    /// Machines whose clocks are apart, where what is signed ends by them.
    @Bean
    HealthIndicator clocksHealthIndicator(CallsHealthSource calls) {
        return new ProblemsHealth(calls::clocks);
    }

    @Bean
    HealthIndicator catalogHealthIndicator(FindingsSource catalog) {
        return new CatalogHealth(catalog);
    }

    /// What cannot be read or written.
    @Bean
    HealthIndicator diskHealthIndicator(DiskSource disk) {
        return new ProblemsHealth(disk::problems);
    }

    /// Limits of this process that were met within the last seconds.
    @Bean
    HealthIndicator processHealthIndicator() {
        return new ProblemsHealth(Shortage::problems);
    }

    @Bean
    HealthIndicator liveHealthIndicator(LiveRunner live) {
        return new LiveHealth(live::now);
    }

    @Bean
    AdminTls adminTls(AdminOptions options) {
        return new AdminTls(options);
    }
}
