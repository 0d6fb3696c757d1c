package io.banyan.figures;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.banyan.decide.Decision;
import io.banyan.decide.Reason;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.Outcome;
import io.banyan.route.Side;
import io.banyan.split.StickyKey;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is counted of one group on event loops, since it was first seen: increments only, striped where they are
/// contended.
final class GroupCount {
    private static final Hasher64 XXH3 = Hashing.xxh3_64();

    private final LongAdder[] counts =
            Stream.generate(LongAdder::new).limit(Count.values().length).toArray(LongAdder[]::new);
    private final HeadTimes legacyHeads = new HeadTimes();
    private final HeadTimes modernHeads = new HeadTimes();
    private final ClientSet clients = new ClientSet();
    private final KeyRing keys = new KeyRing();

    void count(ExchangeRecord exchange) {
        Decision decision = exchange.decision();
        if (decision == null || decision.route() == null) {
            add(Count.UNMATCHED);
        }
        Side side = side(exchange);
        if (side != null) {
            add(Count.rate(side));
            if (isError(exchange)) {
                add(Count.errors(side));
            }
        }
        switch (exchange.outcome()) {
            case Outcome.FellBack fellBack -> add(Count.of(fellBack.failure()));
            case Outcome.NotTried notTried -> add(Count.of(notTried.guard()));
            default -> {}
        }
        if (decision != null && decision.reason() == Reason.AMBIGUOUS) {
            add(Count.AMBIGUOUS);
        }
    }

    /// A clear read.
    void read(Decision decision, ExchangeRecord exchange, RouteCount route, long second) {
        add(Count.READS);
        StickyKey key = decision.key();
        if (key != null) {
            clients.seen(hash(key), decision.place(), second);
            keys.offer(key);
        }
        Side answered = exchange.side();
        if (isSplit(decision.reason()) && answered != null) {
            add(Count.weighed(answered));
            route.weighed(answered);
            if (!(exchange.outcome() instanceof Outcome.NotTried)) {
                counts[Count.held(decision.side()).at()].add(exchange.durationNanos() / 1_000);
            }
        }
    }

    /// What a weight decides, also while a kill switch stands above it: what happens is then that LEGACY gets it all.
    private static boolean isSplit(Reason reason) {
        return switch (reason) {
            case WEIGHT, KILLED, TICKET, STALE -> true;
            case UNMATCHED, WRITE, AMBIGUOUS, NO_KEY, PREVIEW -> false;
        };
    }

    /// A client is known by its key's value: so is its place, whatever source the value came from.
    static long hash(StickyKey key) {
        return XXH3.hashCharsToLong(key.value());
    }

    private void add(Count count) {
        counts[count.at()].increment();
    }

    /// Who answered, or was to.
    private static @Nullable Side side(ExchangeRecord exchange) {
        Decision decision = exchange.decision();
        return exchange.side() != null || decision == null ? exchange.side() : decision.side();
    }

    private static boolean isError(ExchangeRecord exchange) {
        return exchange.status() >= 500
                || exchange.outcome() instanceof Outcome.Refused
                || exchange.outcome() instanceof Outcome.Cut;
    }

    HeadTimes heads(Side side) {
        return side == Side.LEGACY ? legacyHeads : modernHeads;
    }

    ClientSet clients() {
        return clients;
    }

    KeyRing keys() {
        return keys;
    }

    Counts now() {
        long[] now = new long[counts.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = counts[i].sum();
        }
        return new Counts(now);
    }
}
