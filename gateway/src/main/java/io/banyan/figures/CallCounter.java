package io.banyan.figures;

import io.banyan.exchange.GroupCall;
import io.banyan.exchange.Tap;
import io.banyan.way.Trail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Counts who calls whom, for the live call graph of one replica. Memory is bounded: pairs of groups beyond the most
/// that are told apart count as others, and the oldest kinds of refusals are forgotten.
public final class CallCounter implements Tap {
    /// The most pairs told apart.
    static final int PAIRS = 2_000;
    /// The most kinds of refusals remembered.
    public static final int REFUSALS = 50;

    private static final String UNKNOWN = "-";
    private static final String OTHERS = "others";
    private final InstantSource clock;
    private final Map<Pair, PairCount> pairs = new ConcurrentHashMap<>();
    private final FanOuts fanOuts = new FanOuts();
    private final Map<Kind, Seen> refusals = new LinkedHashMap<>();

    private record Pair(String caller, String group) {}

    private record Kind(String caller, String group, String why) {}

    private record Seen(Instant last, String detail, long count) {}

    public CallCounter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void called(GroupCall call) {
        Instant at = clock.instant();
        long now = at.getEpochSecond();
        String caller = call.caller() == null ? UNKNOWN : call.caller();
        String group = call.group() == null ? UNKNOWN : call.group();
        pair(new Pair(caller, group)).count(call, now);
        if (call.refused() != null) {
            remember(
                    new Kind(caller, group, call.refused().tag()),
                    call.refused().detail(),
                    at);
        } else {
            fanOut(call, caller, group, now);
        }
    }

    private PairCount pair(Pair pair) {
        PairCount known = pairs.get(pair);
        if (known != null) {
            return known;
        }
        Pair kept = pairs.size() < PAIRS ? pair : new Pair(OTHERS, OTHERS);
        return pairs.computeIfAbsent(kept, made -> new PairCount());
    }

    private void fanOut(GroupCall call, String caller, String group, long now) {
        synchronized (fanOuts) {
            if (caller.equals(Trail.OUTSIDE)) {
                fanOuts.request(group, now);
            } else if (call.root().startsWith("o")) {
                fanOuts.call(call.first().substring(call.first().indexOf('/') + 1), call.root(), now);
            }
        }
    }

    private void remember(Kind kind, String detail, Instant at) {
        synchronized (refusals) {
            Seen before = refusals.remove(kind);
            refusals.put(kind, new Seen(at, detail, before == null ? 1 : before.count() + 1));
            if (refusals.size() > REFUSALS) {
                refusals.remove(refusals.keySet().iterator().next());
            }
        }
    }

    /// As it is now; pairs that nothing was heard of for a minute are left out.
    public CallFigures now() {
        long now = clock.instant().getEpochSecond();
        List<PairFigures> all = pairs.entrySet().stream()
                .map(pair -> pair.getValue()
                        .now(pair.getKey().caller(), pair.getKey().group(), now))
                .filter(pair -> pair.rate() > 0)
                .sorted((one, other) -> Double.compare(other.rate(), one.rate()))
                .toList();
        List<CallFigures.FanOut> fans;
        synchronized (fanOuts) {
            fans = fanOuts.now(now);
        }
        return new CallFigures(all, fans, remembered());
    }

    private List<CallFigures.Refusal> remembered() {
        List<CallFigures.Refusal> newest = new ArrayList<>();
        synchronized (refusals) {
            refusals.forEach((kind, seen) -> newest.add(new CallFigures.Refusal(
                    seen.last(), kind.caller(), kind.group(), kind.why(), seen.detail(), seen.count())));
        }
        return newest.reversed();
    }
}
