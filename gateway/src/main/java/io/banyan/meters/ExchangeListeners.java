package io.banyan.meters;

import io.banyan.exchange.ExchangeListener;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.route.Side;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells several listeners, each guarded on its own: one that throws is counted each time, named once in the log, and
/// hurts neither the exchange nor the others.
public final class ExchangeListeners implements ExchangeListener {
    private static final Logger log = LoggerFactory.getLogger(ExchangeListeners.class);

    private final List<Guarded> listeners;

    public ExchangeListeners(Registrar registrar, List<? extends ExchangeListener> listeners) {
        this.listeners = listeners.stream()
                .map(listener -> new Guarded(listener, registrar))
                .toList();
    }

    @Override
    public void head(@Nullable String group, Side side, long nanos) {
        for (Guarded listener : listeners) {
            listener.tell(each -> each.head(group, side, nanos));
        }
    }

    @Override
    public void ended(ExchangeRecord exchange) {
        for (Guarded listener : listeners) {
            listener.tell(each -> each.ended(exchange));
        }
    }

    @Override
    public void cookieDropped(String group) {
        for (Guarded listener : listeners) {
            listener.tell(each -> each.cookieDropped(group));
        }
    }

    private static final class Guarded {
        private final ExchangeListener listener;
        private final String name;
        private final Counter failures;
        private final AtomicBoolean named = new AtomicBoolean();

        Guarded(ExchangeListener listener, Registrar registrar) {
            this.listener = listener;
            this.name = listener.getClass().getSimpleName();
            this.failures = registrar.counter(Meters.LISTENER_FAILURES, name);
        }

        void tell(Consumer<ExchangeListener> what) {
            try {
                what.accept(listener);
            } catch (RuntimeException | Error failure) {
                failures.increment();
                if (named.compareAndSet(false, true)) {
                    log.error("{} failed and will fail silently from now on; exchanges go on", name, failure);
                }
            }
        }
    }
}
