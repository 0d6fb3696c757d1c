package io.banyan.app;

import io.banyan.catalog.RouteCounter;
import io.banyan.evidence.EvidenceTap;
import io.banyan.exchange.Tap;
import io.banyan.figures.CallCounter;
import io.banyan.figures.CookieSightings;
import io.banyan.figures.FigureCounter;
import io.banyan.meters.AccessLog;
import io.banyan.meters.ExchangeMeters;
import io.banyan.meters.Registrar;
import io.banyan.meters.Taps;
import io.banyan.options.BanyanProperties;
import io.banyan.options.BanyanProperties.AccessLogTo;
import io.banyan.options.StartRefused;
import io.banyan.scoreboard.ScoreboardTap;
import io.banyan.upstream.ProxyHint;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who is told of each exchange.
@Configuration(proxyBeanMethods = false)
class ListenersConfiguration {
    /// Absent unless asked for.
    @Bean(destroyMethod = "close")
    @Nullable
    AccessLog accessLog(BanyanProperties properties, Registrar registrar) {
        AccessLogTo to = properties.accessLog();
        if (to == null) {
            return null;
        }
        try {
            return AccessLog.to(to.file(), to.query(), registrar);
        } catch (IOException failed) {
            throw new StartRefused(
                    "--access-log: " + to.file() + ": " + failed.getMessage()
                            + "; choose another with --access-log FILE",
                    failed);
        }
    }

    @Bean
    CookieSightings cookieSightings() {
        long start = System.nanoTime();
        return new CookieSightings(
                () -> TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
                LoggerFactory.getLogger("banyan")::warn);
    }

    /// Who counts for the operator's view.
    record Counters(
            FigureCounter figures,
            CookieSightings cookies,
            CallCounter calls,
            RouteCounter routes,
            EvidenceTap evidence) {}

    @Bean
    Counters counters(
            FigureCounter figures,
            CookieSightings cookies,
            CallCounter calls,
            RouteCounter routes,
            EvidenceTap evidence) {
        return new Counters(figures, cookies, calls, routes, evidence);
    }

    @Bean
    Taps exchangeListeners(
            Registrar registrar,
            ProxyHint hint,
            Counters counters,
            ObjectProvider<ScoreboardTap> scoreboard,
            ObjectProvider<AccessLog> accessLog) {
        List<Tap> listeners = Stream.of(
                        Stream.of(
                                new ExchangeMeters(registrar),
                                counters.figures(),
                                counters.cookies(),
                                counters.calls(),
                                counters.routes(),
                                counters.evidence(),
                                new ProxyHintLog(hint)),
                        scoreboard.stream(),
                        accessLog.stream())
                .<Tap>flatMap(some -> some)
                .toList();
        return new Taps(registrar, listeners);
    }
}
