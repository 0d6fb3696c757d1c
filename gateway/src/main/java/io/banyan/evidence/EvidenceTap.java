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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;

/// Hears reads that say something about MODERN, on event loops: offers what it hears to a queue, and nothing else. Of
/// each group's clients' reads it hears the first 50 of each second, of LEGACY's heads the first 100 of each route, so
/// that a busy one leaves room for others. While no group is copied or ramped it reads one field for each exchange.
public final class EvidenceTap implements Tap, CopiesTap {
    private static final int MOST = 8_192;
    /// Of each second, and of each group.
    public static final int CLIENTS = 50;

    private static final int LEGACY = 100;

    private final InstantSource clock;
    private final Map<String, PerSecond> clients = new ConcurrentHashMap<>();
    private final Map<String, PerSecond> legacy = new ConcurrentHashMap<>();
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
            clients.clear();
            legacy.clear();
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
                && takes(legacy, route.id(), LEGACY)) {
            heads.offer(new LegacyHead(route.id(), answer.nanos()));
        }
    }

    @Override
    public void ended(ExchangeRecord exchange) {
        if (watched.isEmpty()) {
            return;
        }
        Decision decision = exchange.decision();
        String group = decision == null || !Heard.isModerns(decision) ? null : decision.group();
        if (group != null && watched.contains(group) && takes(clients, group, CLIENTS)) {
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

    private boolean takes(Map<String, PerSecond> from, String name, int most) {
        PerSecond known = from.get(name);
        return (known == null ? from.computeIfAbsent(name, none -> new PerSecond()) : known)
                .takes(most, clock.millis());
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
