package io.banyan.app;

import io.banyan.admin.Readiness;
import io.banyan.decide.PreviewAttempts;
import io.banyan.decide.PreviewCheck;
import io.banyan.decide.PreviewDoor;
import io.banyan.decide.PreviewTokens;
import io.banyan.edge.EdgeOptions;
import io.banyan.edge.EdgeServer;
import io.banyan.edge.GroupCalls;
import io.banyan.edge.Shadows;
import io.banyan.function.Platforms;
import io.banyan.live.LiveRunner;
import io.banyan.meters.Taps;
import io.banyan.names.Names;
import io.banyan.options.BanyanProperties;
import io.banyan.options.StartRefused;
import io.banyan.route.Side;
import io.banyan.snapshot.LastGoodCopies;
import io.banyan.snapshot.LoadedRoutes;
import io.banyan.snapshot.RoutesRunner;
import io.banyan.tls.BadAuthorities;
import io.banyan.tls.BadKey;
import io.banyan.tls.PortTls;
import io.banyan.tls.RenewedKey;
import io.banyan.tls.UpstreamTls;
import io.banyan.tokens.ListedTokens;
import io.banyan.tokens.TokenFile;
import io.banyan.tokens.TokensRunner;
import io.banyan.upstream.ProxyHint;
import io.banyan.upstream.Reuse;
import io.banyan.upstream.TlsProblems;
import io.banyan.upstream.UpstreamOptions;
import io.banyan.upstream.UpstreamSpec;
import io.banyan.upstream.UpstreamSpec.HostSent;
import io.banyan.upstream.Upstreams;
import io.banyan.written.FolderUnreadable;
import io.banyan.written.Problem;
import io.banyan.written.RoutesFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
                    Clock.system(ZoneId.systemDefault()),
                    properties.keepsTickets());
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

    @Bean(initMethod = "start", destroyMethod = "close")
    UpstreamTls upstreamTls(BanyanProperties properties) {
        BanyanProperties.ToUpstreams written = properties.toUpstreams();
        try {
            return UpstreamTls.of(written.authorities(), written.certificate());
        } catch (BadAuthorities | BadKey bad) {
            throw new StartRefused(String.valueOf(bad.getMessage()), bad);
        }
    }

    @Bean
    TlsProblems tlsProblems(UpstreamTls tls, Upstreams upstreams) {
        return new TlsProblems(tls, upstreams);
    }

    @Bean
    Upstreams upstreams(BanyanProperties properties, UpstreamTls tls, Names names, Platforms platforms) {
        UpstreamSpec legacy = new UpstreamSpec(
                properties.legacy(),
                HostSent.CLIENT,
                null,
                null,
                properties.legacyMaxConcurrent(),
                null,
                null,
                properties.toUpstreams().legacyName());
        return new Upstreams(
                legacy,
                (side, spec) -> options(side, spec, tls, properties),
                names,
                InstantSource.system(),
                platforms::over);
    }

    @Bean
    Platforms platforms() {
        return new Platforms();
    }

    private static UpstreamOptions options(Side side, UpstreamSpec spec, UpstreamTls tls, BanyanProperties properties) {
        if (spec.secure()) {
            tls.context(); // here, where nobody waits for it
        }
        Reuse reuse = spec.reuse() == null ? properties.reuse() : spec.reuse();
        return side == Side.MODERN
                ? UpstreamOptions.modern(tls, reuse)
                : UpstreamOptions.legacy(tls, properties.lenientLegacy(), reuse);
    }

    @Bean
    TrafficHolder.Asked whatGroupsAskFor(FreshnessHolder freshness, IdentityHolder identity, Shadows shadows) {
        return new TrafficHolder.Asked(freshness, identity, shadows);
    }

    @Bean
    TrafficHolder trafficHolder(
            Upstreams upstreams,
            TrafficMeters meters,
            TrafficHolder.Asked asked,
            LoadedRoutes routes,
            LiveRunner live,
            Readiness readiness) {
        TrafficHolder.Start start =
                new TrafficHolder.Start(routes.snapshot(), live.now().inForce());
        TrafficHolder holder = new TrafficHolder(upstreams, meters, asked, start);
        live.listen((view, changes) -> {
            holder.live(view.inForce());
            meters.live().store(view);
        });
        holder.live(live.now().inForce());
        meters.live().store(live.now());
        readiness.snapshotLoaded();
        return holder;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    RoutesRunner routesRunner(LoadedRoutes routes, TrafficHolder holder, LiveRunner live) {
        return new RoutesRunner(routes, new Reloads(holder, live));
    }

    /// Null without a file.
    @Bean(initMethod = "start", destroyMethod = "close")
    @Nullable
    TokensRunner<PreviewTokens> previewTokensRunner(BanyanProperties properties) {
        Path path = properties.previewTokens();
        return path == null
                ? null
                : TokensRunner.open(
                        path,
                        TokenFile::ofPreviews,
                        Clock.systemUTC(),
                        problems -> new StartRefused(StartRefused.FAILED, problems));
    }

    @Bean
    PreviewCheck previewCheck(
            ObjectProvider<TokensRunner<ListedTokens>> listed, ObjectProvider<TokensRunner<PreviewTokens>> previews) {
        TokensRunner<ListedTokens> all = listed.getIfAvailable();
        TokensRunner<PreviewTokens> own = previews.getIfAvailable();
        Supplier<PreviewTokens> first =
                all == null ? () -> PreviewTokens.NONE : () -> all.now().previews();
        Supplier<PreviewTokens> inForce =
                own == null ? first : () -> first.get().and(own.now());
        return new PreviewDoor(inForce, new PreviewAttempts(), InstantSource.system());
    }

    @Bean
    ProxyHint proxyHint() {
        return new ProxyHint();
    }

    @Bean
    EdgeOptions edgeOptions(BanyanProperties properties, ReplicaId replica, ObjectProvider<RenewedKey> key) {
        RenewedKey own = key.getIfAvailable();
        return new EdgeOptions(
                properties.ports().bind(),
                properties.ports().traffic(),
                properties.limits(),
                properties.proxies(),
                replica.text(),
                own == null ? null : PortTls.traffic(own));
    }

    @Bean
    TrafficPort trafficPort(
            EdgeOptions options,
            TrafficHolder holder,
            PreviewCheck preview,
            Taps listeners,
            ProxyHint hint,
            GroupCalls calls) {
        return new EdgePort(new EdgeServer(options, holder, preview, listeners, hint, calls));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    ProcessWatch processWatch(TrafficPort port, Upstreams upstreams) {
        return new ProcessWatch(port::connections, upstreams::openConnections, port::most);
    }
}
