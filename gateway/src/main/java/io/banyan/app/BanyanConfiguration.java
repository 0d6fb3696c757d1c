package io.banyan.app;

import io.banyan.admin.AdminConfiguration;
import io.banyan.admin.AdminOptions;
import io.banyan.admin.AdminToken;
import io.banyan.admin.HealthPort;
import io.banyan.admin.IdentitySource;
import io.banyan.admin.LegacyReach;
import io.banyan.admin.Readiness;
import io.banyan.api.AdminApiConfiguration;
import io.banyan.meters.Exposition;
import io.banyan.meters.MetersConfiguration;
import io.banyan.meters.NameMeters;
import io.banyan.meters.Registrar;
import io.banyan.names.Names;
import io.banyan.names.NamesRunner;
import io.banyan.options.BanyanProperties;
import io.banyan.options.BanyanProperties.Drain;
import io.banyan.options.StartRefused;
import io.banyan.tls.BadKey;
import io.banyan.tls.PemPair;
import io.banyan.tls.RenewedKey;
import io.banyan.tokens.ListedTokens;
import io.banyan.tokens.TokensRunner;
import io.banyan.upstream.UpstreamUrl;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ReactorResourceFactory;

/// The wiring of a gateway. Only what is named here is started: Boot's automatic choice is off, and Spring Cloud
/// Gateway is a library of package `proxy`.
@Configuration(proxyBeanMethods = false)
@Import({
    MetersConfiguration.class,
    AdminConfiguration.class,
    AdminApiConfiguration.class,
    DiskConfiguration.class,
    ListenersConfiguration.class,
    LiveConfiguration.class,
    FreshnessConfiguration.class,
    IdentityConfiguration.class,
    ShadowConfiguration.class,
    RampConfiguration.class,
    DoctorConfiguration.class,
    ScoreboardConfiguration.class,
    CallsConfiguration.class,
    CatalogConfiguration.class,
    EvidenceConfiguration.class,
    TrafficConfiguration.class
})
class BanyanConfiguration {
    /// The time by which reads are copied, evidence is counted and ramps move.
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    StateFolder stateFolder(BanyanProperties properties) {
        return StateFolder.open(properties.state());
    }

    @Bean
    ReplicaId replicaId(StateFolder state) {
        return ReplicaId.of(state);
    }

    @Bean
    AdminToken adminToken(
            Environment environment,
            StateFolder state,
            BanyanProperties properties,
            ObjectProvider<TokensRunner<ListedTokens>> listed) {
        TokensRunner<ListedTokens> file = listed.getIfAvailable();
        boolean others = file != null && !file.now().roles().tokens().isEmpty();
        return AdminAccess.token(environment, state, properties, others);
    }

    @Bean
    AdminOptions adminOptions(BanyanProperties properties) {
        BanyanProperties.Access access = properties.access();
        return new AdminOptions(
                properties.live().installation(),
                access.tokens(),
                access.issuer() == null ? null : new AdminOptions.Oidc(access.issuer(), access.audience()),
                access.tls());
    }

    /// The traffic port's; absent without TLS.
    @Bean
    @Nullable
    RenewedKey trafficKey(BanyanProperties properties) {
        PemPair files = properties.tls();
        try {
            return files == null ? null : RenewedKey.of(files);
        } catch (BadKey bad) {
            throw new StartRefused(String.valueOf(bad.getMessage()), bad);
        }
    }

    @Bean
    NamesRunner namesRunner() {
        return new NamesRunner();
    }

    @Bean
    Names names(NamesRunner runner) {
        return runner.names();
    }

    @Bean
    NameMeters nameMeters(Registrar registrar, Names names) {
        return new NameMeters(registrar, names::held);
    }

    @Bean
    LegacyReach legacyReach(BanyanProperties properties, Names names) {
        UpstreamUrl legacy = properties.legacy();
        return new LegacyReach(legacy, names.use(legacy.host(), legacy.port()));
    }

    /// Null where no port was asked.
    @Bean
    @Nullable
    HealthPort healthPort(
            BanyanProperties properties,
            ReactorResourceFactory threads,
            Readiness readiness,
            Exposition meters,
            IdentitySource identity) {
        Integer port = properties.ports().health();
        return port == null
                ? null
                : new HealthPort(
                        properties.ports().bind(), port, threads.getLoopResources(), readiness, meters, identity);
    }

    @Bean
    EdgeLifecycle edgeLifecycle(TrafficPort traffic, BanyanProperties properties, Readiness readiness) {
        return new EdgeLifecycle(
                traffic,
                properties.ports().traffic(),
                properties.drain(),
                readiness,
                Thread.ofPlatform().name("banyan-stop")::start);
    }

    /// Under Spring's own name for it. Each phase of a stop may last as long as the drain, with a margin.
    @Bean
    static DefaultLifecycleProcessor lifecycleProcessor(BanyanProperties properties) {
        Drain drain = properties.drain();
        DefaultLifecycleProcessor processor = new DefaultLifecycleProcessor();
        processor.setTimeoutPerShutdownPhase(
                drain.delay().plus(drain.limit()).plusSeconds(5).toMillis());
        return processor;
    }
}
