package io.banyan.app;

import io.banyan.api.CallsSource;
import io.banyan.caller.CallerCheck;
import io.banyan.caller.InnerDoor;
import io.banyan.caller.ListedCallers;
import io.banyan.caller.Ways;
import io.banyan.decide.PreviewCheck;
import io.banyan.edge.EdgeOptions;
import io.banyan.edge.EdgeServer;
import io.banyan.edge.GroupCalls;
import io.banyan.edge.ProxyRules;
import io.banyan.figures.CallCounter;
import io.banyan.meters.Taps;
import io.banyan.options.BanyanProperties;
import io.banyan.options.StartRefused;
import io.banyan.report.CallsReport;
import io.banyan.tokens.AccountKeysRunner;
import io.banyan.tokens.KubernetesTokens;
import io.banyan.tokens.ListedTokens;
import io.banyan.tokens.TokensRunner;
import io.banyan.upstream.ProxyHint;
import io.banyan.way.BadKeys;
import io.banyan.way.GroupKeys;
import io.banyan.way.KeyFiles;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Calls between groups: what signs their ways, and the port that they come through.
@Configuration(proxyBeanMethods = false)
class CallsConfiguration {
    @Bean
    GroupCalls groupCalls(BanyanProperties properties) {
        Path file = properties.calls().keys();
        if (file == null) {
            return GroupCalls.OFF;
        }
        try {
            GroupKeys keys = new GroupKeys(KeyFiles.ofInstallation(file));
            return new GroupCalls(
                    new Ways(
                            properties.live().installation(),
                            keys,
                            InstantSource.system(),
                            () -> ThreadLocalRandom.current().nextLong()),
                    null);
        } catch (BadKeys bad) {
            throw new StartRefused(StartRefused.FAILED, bad.problems());
        }
    }

    @Bean
    CallCounter callCounter() {
        return new CallCounter(InstantSource.system());
    }

    @Bean
    CallsSource callsSource(GroupCalls calls, CallCounter counter, TrafficHolder traffic) {
        return () -> CallsReport.of(calls.ways() != null, traffic.files().calls(), counter.now());
    }

    /// Null without `--caller-jwks`.
    @Bean(initMethod = "start", destroyMethod = "close")
    @Nullable
    AccountKeysRunner accountKeysRunner(BanyanProperties properties) {
        String from = properties.calls().jwks();
        return from == null ? null : AccountKeysRunner.of(from);
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
        EdgeOptions options =
                new EdgeOptions(calls.bind(), calls.port(), traffic.limits(), ProxyRules.NONE, traffic.replica(), null);
        EdgeServer edge = new EdgeServer(options, holder, PreviewCheck.OFF, taps, hint, behind);
        return new InternalPort(
                edge, calls.port(), properties.drain(), Thread.ofPlatform().name("banyan-stop-internal")::start);
    }

    /// What stands before the internal port.
    ///
    /// @param calls null = there is none
    record Doors(@Nullable GroupCalls calls) {}

    @Bean
    Doors doors(
            BanyanProperties properties,
            GroupCalls calls,
            ObjectProvider<TokensRunner<ListedTokens>> listed,
            ObjectProvider<AccountKeysRunner> accounts) {
        Ways ways = calls.ways();
        if (ways == null || properties.calls().port() == null) {
            return new Doors(null);
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
                calls.behind(new InnerDoor(check, ways, properties.calls().maxHops())));
    }
}
