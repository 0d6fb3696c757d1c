package io.banyan.app;

import io.banyan.admin.Readiness;
import io.banyan.config.FolderUnreadable;
import io.banyan.config.LastGoodCopies;
import io.banyan.config.LoadedRoutes;
import io.banyan.config.PreviewTokenFile;
import io.banyan.config.Problem;
import io.banyan.config.RoutesFolder;
import io.banyan.config.RoutesRunner;
import io.banyan.decide.PreviewAttempts;
import io.banyan.decide.PreviewCheck;
import io.banyan.decide.PreviewDoor;
import io.banyan.edge.EdgeOptions;
import io.banyan.edge.EdgeServer;
import io.banyan.metrics.ExchangeListeners;
import io.banyan.metrics.GuardMeters;
import io.banyan.metrics.LiveMeters;
import io.banyan.route.Side;
import io.banyan.upstream.ProxyHint;
import io.banyan.upstream.UpstreamOptions;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.banyan.upstream.Upstreams;
import io.netty.handler.ssl.SslContext;
import java.time.Clock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The traffic port and what it needs: route files read into rules and upstreams, swapped whole.
@Configuration(proxyBeanMethods = false)
class TrafficConfiguration {
    @Bean
    LoadedRoutes loadedRoutes(BanyanProperties properties, StateFolder state) {
        try {
            LoadedRoutes routes = LoadedRoutes.open(
                    new RoutesFolder(properties.routes()),
                    new LastGoodCopies(state.path()),
                    Clock.system(ZoneId.systemDefault()));
            if (properties.strict() && routes.snapshot().hasErrors()) {
                List<String> errors = routes.snapshot().problems().stream()
                        .filter(Problem::isError)
                        .map(Problem::toString)
                        .toList();
                throw new StartRefused(StartRefused.FAILED, errors);
            }
            return routes;
        } catch (FolderUnreadable unreadable) {
            throw new StartRefused(unreadable.problem().toString(), unreadable);
        }
    }

    @Bean
    Upstreams upstreams(BanyanProperties properties) {
        UpstreamTls tls = new UpstreamTls(properties.upstreamCa());
        if (properties.upstreamCa() != null) {
            tls.context();
        }
        UpstreamSpec legacy =
                new UpstreamSpec(properties.legacy(), HostSent.CLIENT, null, properties.legacyMaxConcurrent(), null);
        boolean lenient = properties.lenientLegacy();
        return new Upstreams(legacy, (side, spec) -> options(side, spec, tls, lenient), InstantSource.system());
    }

    private static UpstreamOptions options(Side side, UpstreamSpec spec, UpstreamTls tls, boolean lenient) {
        @Nullable SslContext context = spec.secure() ? tls.context() : null;
        return side == Side.MODERN ? UpstreamOptions.modern(context) : UpstreamOptions.legacy(context, lenient);
    }

    @Bean
    TrafficHolder trafficHolder(
            Upstreams upstreams, LiveMeters live, GuardMeters guards, LoadedRoutes routes, Readiness readiness) {
        TrafficHolder holder = new TrafficHolder(upstreams, live, guards, routes.snapshot());
        readiness.snapshotLoaded();
        return holder;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    RoutesRunner routesRunner(LoadedRoutes routes, TrafficHolder holder) {
        return new RoutesRunner(routes, holder::swap);
    }

    @Bean
    PreviewCheck previewCheck(BanyanProperties properties) {
        if (properties.previewTokens() == null) {
            return PreviewCheck.OFF;
        }
        PreviewTokenFile file = PreviewTokenFile.read(properties.previewTokens(), LocalDate.now(ZoneOffset.UTC));
        if (file.hasErrors()) {
            throw new StartRefused(
                    StartRefused.FAILED,
                    file.problems().stream().map(Problem::toString).toList());
        }
        return PreviewDoor.of(file.tokens(), new PreviewAttempts(), InstantSource.system());
    }

    @Bean
    ProxyHint proxyHint() {
        return new ProxyHint();
    }

    @Bean
    TrafficPort trafficPort(
            BanyanProperties properties,
            TrafficHolder holder,
            InstallationId installation,
            PreviewCheck preview,
            ExchangeListeners listeners,
            ProxyHint hint) {
        EdgeOptions options = new EdgeOptions(
                properties.ports().bind(),
                properties.ports().traffic(),
                properties.limits(),
                properties.trustedProxies(),
                installation.text());
        return new EdgePort(new EdgeServer(options, holder, preview, listeners, hint));
    }
}
