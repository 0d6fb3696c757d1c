package io.banyan.evidence;

import io.banyan.decide.Decision;
import io.banyan.exchange.ExchangeRecord;
import io.banyan.exchange.LegacyAnswer;
import io.banyan.exchange.Tap;
import io.banyan.route.Route;
import io.banyan.shadow.PerSecond;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;

/// Hears reads that say something about MODERN, on event loops: offers what it hears to a queue, and nothing else. Of
/// clients' reads it hears the first 50 of each second, of LEGACY's heads the first 100. While no group is copied or
/// ramped it reads one field for each exchange.
public final class EvidenceTap implements Tap, CopiesTap {
    private static final int MOST = 2_048;
    /// Of each second, and of all groups.
    public static final int CLIENTS = 50;

    private static final int LEGACY = 100;

    private final InstantSource clock;
    private final PerSecond clients = new PerSecond();
    private final PerSecond legacy = new PerSecond();
    private final ArrayBlockingQueue<Heard> reads = new ArrayBlockingQueue<>(MOST);
    private final ArrayBlockingQueue<LegacyHead> heads = new ArrayBlockingQueue<>(MOST);
    private volatile Set<String> watched = Set.of();

    /// How long LEGACY took to the head of an answer of a route.
    record LegacyHead(String route, long nanos) {}

    public EvidenceTap(InstantSource clock) {
        this.clock = clock;
    }

    /// From now on hears of these groups alone.
    void watch(Set<String> groups) {
        if (!groups.equals(watched)) {
            watched = Set.copyOf(groups);
        }
    }

    @Override
    public void legacyAnswered(LegacyAnswer answer) {
        if (watched.isEmpty()) {
            return;
        }
        Decision decision = answer.decision();
        Route route = decision.route();
        if (route != null
                && decision.read()
                && watched.contains(route.groupName())
                && legacy.takes(LEGACY, clock.millis())) {
            heads.offer(new LegacyHead(route.id(), answer.nanos()));
        }
    }

    @Override
    public void ended(ExchangeRecord exchange) {
        if (watched.isEmpty()) {
            return;
        }
        Decision decision = exchange.decision();
        if (decision != null
                && Heard.isModerns(decision)
                && watched.contains(decision.group())
                && clients.takes(CLIENTS, clock.millis())) {
            Heard heard = Heard.of(exchange);
            if (heard != null) {
                reads.offer(heard);
            }
        }
    }

    @Override
    public void copied(CopiedRead read) {
        if (watched.contains(read.group())) {
            reads.offer(Heard.of(read));
        }
    }

    /// What was heard since the last time.
    List<Heard> reads() {
        List<Heard> all = new ArrayList<>();
        reads.drainTo(all);
        return all;
    }

    /// Likewise.
    List<LegacyHead> heads() {
        List<LegacyHead> all = new ArrayList<>();
        heads.drainTo(all);
        return all;
    }
}
