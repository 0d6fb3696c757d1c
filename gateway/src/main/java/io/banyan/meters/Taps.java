package io.banyan.meters;

import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.GroupCall;
import io.banyan.exchange.LegacyAnswer;
import io.banyan.exchange.Tap;
import io.banyan.exchange.UnlistedCookies;
import io.banyan.route.Side;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Several taps, each guarded on its own: one that throws is counted each time, named once in the log, and hurts
/// neither the exchange nor the others.
public final class Taps implements Tap {
    private static final Logger LOG = LoggerFactory.getLogger(Taps.class);

    private final List<Guarded> taps;

    public Taps(Registrar registrar, List<? extends Tap> taps) {
        this.taps = taps.stream().map(tap -> new Guarded(tap, registrar)).toList();
    }

    @Override
    public void head(@Nullable String group, Side side, long nanos) {
        for (Guarded tap : taps) {
            tap.head(group, side, nanos);
        }
    }

    @Override
    public void legacyAnswered(LegacyAnswer answer) {
        for (Guarded tap : taps) {
            tap.legacyAnswered(answer);
        }
    }

    @Override
    public void ended(ExchangeRecord exchange) {
        for (Guarded tap : taps) {
            tap.ended(exchange);
        }
    }

    @Override
    public void cookieDropped(String group) {
        for (Guarded tap : taps) {
            tap.cookieDropped(group);
        }
    }

    @Override
    public void cookiesUnlisted(UnlistedCookies cookies) {
        for (Guarded tap : taps) {
            tap.cookiesUnlisted(cookies);
        }
    }

    @Override
    public void headerDropped(String group, String header) {
        for (Guarded tap : taps) {
            tap.headerDropped(group, header);
        }
    }

    @Override
    public void stale(String group, String cause) {
        for (Guarded tap : taps) {
            tap.stale(group, cause);
        }
    }

    @Override
    public void called(GroupCall call) {
        for (Guarded tap : taps) {
            tap.called(call);
        }
    }

    @Override
    public void ticket(String from) {
        for (Guarded tap : taps) {
            tap.ticket(from);
        }
    }

    @Override
    public void identity(String group, String result) {
        for (Guarded tap : taps) {
            tap.identity(group, result);
        }
    }

    @Override
    public void shadowed(String group, String route, String result) {
        for (Guarded tap : taps) {
            tap.shadowed(group, route, result);
        }
    }

    private static final class Guarded implements Tap {
        private final Tap tap;
        private final Counter failures;
        private final AtomicBoolean named = new AtomicBoolean();

        Guarded(Tap tap, Registrar registrar) {
            this.tap = tap;
            this.failures = registrar.counter(Meters.LISTENER_FAILURES, name());
        }

        private String name() {
            return tap.getClass().getSimpleName();
        }

        @Override
        public void head(@Nullable String group, Side side, long nanos) {
            try {
                tap.head(group, side, nanos);
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        }

        @Override
        public void legacyAnswered(LegacyAnswer answer) {
            try {
                tap.legacyAnswered(answer);
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        }

        @Override
        public void ended(ExchangeRecord exchange) {
            try {
                tap.ended(exchange);
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        }

        @Override
        public void cookieDropped(String group) {
            try {
                tap.cookieDropped(group);
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        }

        @Override
        public void cookiesUnlisted(UnlistedCookies cookies) {
            try {
                tap.cookiesUnlisted(cookies);
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        }

        @Override
        public void headerDropped(String group, String header) {
            try {
                tap.headerDropped(group, header);
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        }

        @Override
        public void stale(String group, String cause) {
            try {
                tap.stale(group, cause);
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        }

        @Override
        public void called(GroupCall call) {
            try {
                tap.called(call);
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        }

        @Override
        public void ticket(String from) {
            try {
                tap.ticket(from);
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        }

        @Override
        public void identity(String group, String result) {
            try {
                tap.identity(group, result);
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        }

        @Override
        public void shadowed(String group, String route, String result) {
            try {
                tap.shadowed(group, route, result);
            } catch (RuntimeException | Error failure) {
                failed(failure);
            }
        }

        private void failed(Throwable failure) {
            failures.increment();
            if (named.compareAndSet(false, true)) {
                LOG.error("{} failed and will fail silently from now on; exchanges go on", name(), failure);
            }
        }
    }
}
