package io.banyan.app;

import io.banyan.admin.CallsHealthSource;
import io.banyan.api.CallsSource;
import io.banyan.caller.CallerCheck;
import io.banyan.caller.InnerDoor;
import io.banyan.caller.ListedCallers;
import io.banyan.caller.ModernClocks;
import io.banyan.caller.Ways;
import io.banyan.decide.PreviewCheck;
import io.banyan.edge.EdgeOptions;
import io.banyan.edge.EdgeServer;
import io.banyan.edge.GroupCalls;
import io.banyan.edge.ProxyRules;
import io.banyan.figures.CallCounter;
import io.banyan.figures.CallFigures;
import io.banyan.figures.CallTotals;
import io.banyan.figures.FiguresSource;
import io.banyan.meters.Taps;
import io.banyan.options.BanyanProperties;
import io.banyan.options.StartRefused;
import io.banyan.report.CallsReport;
import io.banyan.tls.BadKey;
import io.banyan.tls.PemPair;
import io.banyan.tls.PortTls;
import io.banyan.tls.RenewedKey;
import io.banyan.tokens.AccountKeysRunner;
import io.banyan.tokens.KubernetesTokens;
import io.banyan.tokens.ListedTokens;
import io.banyan.tokens.TokensRunner;
import io.banyan.tokens.WayKeysRunner;
import io.banyan.upstream.ProxyHint;
import io.banyan.way.BadKeys;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Calls between groups: what signs their ways, and the port that they come through.
@Configuration(proxyBeanMethods = false)
class CallsConfiguration {
    /// Null without `--way-keys`.
    @Bean(initMethod = "start", destroyMethod = "close")
    @Nullable
    WayKeysRunner wayKeysRunner(BanyanProperties properties) {
        Path file = properties.calls().keys();
        try {
            return file == null ? null : WayKeysRunner.open(file);
        } catch (BadKeys bad) {
            throw new StartRefused(StartRefused.FAILED, bad.problems());
        }
    }

    @Bean
    GroupCalls groupCalls(BanyanProperties properties, ObjectProvider<WayKeysRunner> file) {
        WayKeysRunner keys = file.getIfAvailable();
        if (keys == null) {
            return GroupCalls.off();
        }
        Ways ways = new Ways(
                properties.live().installation(), keys, InstantSource.system(), () -> ThreadLocalRandom.current()
                        .nextLong());
        return new GroupCalls(ways, new ModernClocks(), null);
    }

    @Bean
    CallsHealthSource callsHealthSource(GroupCalls calls, InternalTls tls, ObjectProvider<WayKeysRunner> file) {
        WayKeysRunner keys = file.getIfAvailable();
        RenewedKey certificate = tls.key();
        return new CallsHealthSource() {
            @Override
            public List<String> problems() {
                List<String> problems = new ArrayList<>(keys == null ? List.of() : keys.errors());
                if (certificate != null) {
                    certificate.problem().ifPresent(problem -> problems.add("internal port: " + problem));
                }
                return problems;
            }

            @Override
            public List<String> clocks() {
                return calls.clocks().problems(System.currentTimeMillis());
            }
        };
    }

    @Bean
    CallCounter callCounter() {
        return new CallCounter(InstantSource.system());
    }

    /// What all replicas saw.
    @Bean
    Supplier<CallFigures> fleetCalls(CallCounter counter, FiguresSource fleet) {
        return () -> {
            List<CallTotals> all = new ArrayList<>(List.of(counter.now()));
            all.addAll(fleet.callsElsewhere());
            return CallFigures.of(all);
        };
    }

    @Bean
    CallsSource callsSource(GroupCalls calls, Supplier<CallFigures> fleetCalls, TrafficHolder traffic) {
        return () -> CallsReport.of(calls.ways() != null, traffic.files().calls(), fleetCalls.get());
    }

    /// Null without `--caller-jwks`.
    @Bean(initMethod = "start", destroyMethod = "close")
    @Nullable
    AccountKeysRunner accountKeysRunner(BanyanProperties properties) {
        String from = properties.calls().jwks();
        return from == null ? null : AccountKeysRunner.of(from);
    }

    /// The certificate of the port for calls between groups.
    ///
    /// @param key null = the port is without TLS
    record InternalTls(@Nullable RenewedKey key) {}

    @Bean
    InternalTls internalTls(BanyanProperties properties) {
        PemPair files = properties.calls().tls();
        try {
            return new InternalTls(files == null ? null : RenewedKey.of(files));
        } catch (BadKey bad) {
            throw new StartRefused(String.valueOf(bad.getMessage()), bad);
        }
    }

    /// Null without `--internal-port`.
    @Bean
    @Nullable
    InternalPort internalPort(
            BanyanProperties properties,
            Doors doors,
            EdgeOptions traffic,
            ProxyHint hint,
            Taps taps,
            TrafficHolder holder) {
        BanyanProperties.Calls calls = properties.calls();
        GroupCalls behind = doors.calls();
        if (calls.port() == null || behind == null) {
            return null;
        }
        EdgeOptions options = new EdgeOptions(
                calls.bind(),
                calls.port(),
                traffic.limits(),
                ProxyRules.NONE,
                traffic.replica(),
                doors.key() == null ? null : PortTls.traffic(doors.key()));
        EdgeServer edge = new EdgeServer(options, holder, PreviewCheck.OFF, taps, hint, behind);
        return new InternalPort(
                edge, calls.port(), properties.drain(), Thread.ofPlatform().name("banyan-stop-internal")::start);
    }

    /// What stands before the internal port.
    ///
    /// @param calls null = there is none
    /// @param key null = it is without TLS
    record Doors(@Nullable GroupCalls calls, @Nullable RenewedKey key) {}

    @Bean
    Doors doors(
            BanyanProperties properties,
            GroupCalls calls,
            InternalTls tls,
            ObjectProvider<TokensRunner<ListedTokens>> listed,
            ObjectProvider<AccountKeysRunner> accounts) {
        Ways ways = calls.ways();
        if (ways == null || properties.calls().port() == null) {
            return new Doors(null, null);
        }
        TokensRunner<ListedTokens> file = listed.getIfAvailable();
        AccountKeysRunner keys = accounts.getIfAvailable();
        Supplier<ListedCallers> callers =
                file == null ? () -> ListedCallers.NONE : () -> file.now().callers();
        CallerCheck check = new CallerCheck(
                callers,
                ways.keys(),
                keys == null
                        ? null
                        : new KubernetesTokens(keys, properties.calls().audience()));
        return new Doors(
                calls.behind(new InnerDoor(check, ways, properties.calls().maxHops())), tls.key());
    }
}
