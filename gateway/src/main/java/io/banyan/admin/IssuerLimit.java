package io.banyan.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;

/// Asks the issuer ten times a minute at most: whoever sends made-up tokens, each with a key of its own name, must not
/// make Banyan ask for keys as often.
final class IssuerLimit implements ExchangeFilterFunction {
    static final int MOST = 10;
    private static final int SECONDS = 60;

    private final InstantSource clock;
    private final Deque<Instant> asked = new ArrayDeque<>();

    IssuerLimit(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
        return Mono.defer(() -> mayAsk()
                ? next.exchange(request)
                : Mono.error(new IllegalStateException("the issuer was asked " + MOST + " times within a minute")));
    }

    private synchronized boolean mayAsk() {
        Instant now = clock.instant();
        while (!asked.isEmpty() && asked.getFirst().plusSeconds(SECONDS).isBefore(now)) {
            asked.removeFirst();
        }
        if (asked.size() >= MOST) {
            return false;
        }
        asked.addLast(now);
        return true;
    }
}
