package io.banyan.app;

import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Tap;
import io.banyan.upstream.ProxyHint;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs once that a load balancer was probably forgotten in `--trusted-proxies`, as soon as requests show it.
final class ProxyHintLog implements Tap {
    private static final Logger log = LoggerFactory.getLogger("banyan");

    private final ProxyHint hint;
    private final AtomicBoolean said = new AtomicBoolean();

    ProxyHintLog(ProxyHint hint) {
        this.hint = hint;
    }

    @Override
    public void ended(ExchangeRecord exchange) {
        if (!said.get()) {
            hint.sentence().filter(sure -> said.compareAndSet(false, true)).ifPresent(log::warn);
        }
    }
}
