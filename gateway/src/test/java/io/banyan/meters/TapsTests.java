package io.banyan.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.banyan.exchange.CookieRule;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Exchanges;
import io.banyan.exchange.Tap;
import io.banyan.exchange.UnlistedCookies;
import io.banyan.route.Side;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TapsTests {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<String> told = new ArrayList<>();
    private final Taps listeners = new Taps(new Registrar(registry), List.of(new Broken(), new Recording()));

    @Test
    void goesOnBehindAListenerThatThrows() {
        assertThatCode(this::tellEverything).doesNotThrowAnyException();

        assertThat(told).containsExactly("head", "ended", "cookie", "header", "unlisted");
    }

    @Test
    void countsEveryFailureUnderTheListenersName() {
        tellEverything();

        assertThat(registry.get("banyan.listener.failures")
                        .tags("listener", "Broken")
                        .counter()
                        .count())
                .isEqualTo(5);
        assertThat(registry.get("banyan.listener.failures")
                        .tags("listener", "Recording")
                        .counter()
                        .count())
                .isZero();
    }

    private void tellEverything() {
        listeners.head("events", Side.MODERN, 1);
        listeners.ended(Exchanges.served(Exchanges.toModern(Exchanges.route("event-page", "events"))));
        listeners.cookieDropped("events");
        listeners.headerDropped("events", "NEL");
        listeners.cookiesUnlisted(new UnlistedCookies(
                Exchanges.route("event-page", "events"), "GET", List.of("SID"), CookieRule.DEFAULT));
    }

    private final class Recording implements Tap {
        @Override
        public void head(@Nullable String group, Side side, long nanos) {
            told.add("head");
        }

        @Override
        public void ended(ExchangeRecord exchange) {
            told.add("ended");
        }

        @Override
        public void cookieDropped(String group) {
            told.add("cookie");
        }

        @Override
        public void headerDropped(String group, String header) {
            told.add("header");
        }

        @Override
        public void cookiesUnlisted(UnlistedCookies cookies) {
            told.add("unlisted");
        }
    }

    private static final class Broken implements Tap {
        @Override
        public void head(@Nullable String group, Side side, long nanos) {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public void ended(ExchangeRecord exchange) {
            throw new StackOverflowError("broken on purpose");
        }

        @Override
        public void cookieDropped(String group) {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public void headerDropped(String group, String header) {
            throw new IllegalStateException("broken on purpose");
        }

        @Override
        public void cookiesUnlisted(UnlistedCookies cookies) {
            throw new IllegalStateException("broken on purpose");
        }
    }
}
