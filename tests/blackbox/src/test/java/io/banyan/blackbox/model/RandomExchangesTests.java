package io.banyan.blackbox.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.blackbox.Leftovers;
import io.banyan.blackbox.model.ExchangePlan.Area;
import io.banyan.blackbox.model.ExchangePlan.Leaves;
import io.banyan.testkit.Crowd;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Seeded;
import io.banyan.testkit.StubUpstream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Thousands of exchanges that chance planned, many connections at once: both ends see exactly what the reference
/// says, and nothing is left. One connection alone is repeated with `-Dbanyan.seed=N -Dbanyan.session=M`.
class RandomExchangesTests {
    private static final int SESSIONS = FullNumbers.pick(80, 4_000);
    private static final int AT_ONCE = 8;
    private static final int BATCH = 400;
    private static final int NOBODY = 1;

    private final Map<Integer, ExchangePlan> plans = PlannedUpstream.noPlans();
    private final Arrivals arrivals = new Arrivals();
    private final Map<Integer, String> sides = new ConcurrentHashMap<>();
    private final Set<Integer> begun = ConcurrentHashMap.newKeySet();
    private final AtomicInteger exchanges = new AtomicInteger();

    @AutoClose
    private final StubUpstream legacy = StubUpstream.that(new PlannedUpstream("legacy", arrivals, plans));

    @AutoClose
    private final StubUpstream modern = StubUpstream.that(new PlannedUpstream("modern", arrivals, plans));

    @Test
    void bothEndsSeeWhatTheReferenceSaysAndNothingIsLeft() {
        long seed = Seeded.random("RandomExchangesTests").nextLong();
        Integer only = Integer.getInteger("banyan.session");
        try (Gateway gateway = gateway()) {
            Leftovers leftovers = Leftovers.of(gateway, legacy, modern);

            for (int from = 0; from < SESSIONS; from += BATCH) {
                int first = only == null ? from : only;
                int count = only == null ? Math.min(BATCH, SESSIONS - from) : 1;
                Crowd.of(count, AT_ONCE, number -> session(gateway.port(), seed, first + number));
                leftovers.areGone();
                checkArrivals();
            }
        }
        Measured.as("random-exchanges")
                .figure("connections of clients", SESSIONS)
                .figure("exchanges", exchanges.get())
                .figure("wrong bytes, connections left, buffers left", "0, 0, 0")
                .append();
    }

    private int session(int port, long seed, int number) {
        Dice dice = new Dice(seed + number);
        Plans mine = Plans.random(dice, number);
        mine.all().forEach(plan -> plans.put(plan.id(), plan));
        try (ClientSession session = new ClientSession(port, mine, dice)) {
            int count = session.run();
            exchanges.addAndGet(count);
            mine.all().stream().limit(count).forEach(plan -> begun.add(plan.id()));
            return count;
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("-Dbanyan.session=" + number + ": " + e.getMessage(), e);
        }
    }

    private void checkArrivals() {
        plans.values().forEach(plan -> {
            Comparison.check(plan, begun.contains(plan.id()), arrivals);
            oneSideOnly(plan);
            arrivals.forget(plan.id());
        });
        plans.clear();
        begun.clear();
        legacy.forget();
        modern.forget();
    }

    /// At 50 % a member's reads begin at one side, always the same.
    private void oneSideOnly(ExchangePlan plan) {
        if (plan.area() == Area.HALF && plan.read() && plan.leaves() == Leaves.NOT && begun.contains(plan.id())) {
            String side = arrivals.at(plan.id(), "modern").isEmpty() ? "legacy" : "modern";
            String before = sides.putIfAbsent(plan.member(), side);
            assertThat(before == null ? side : before)
                    .as("the side of member " + plan.member() + " at " + plan)
                    .isEqualTo(side);
        }
    }

    private Gateway gateway() {
        GatewaySetup setup = GatewaySetup.facing(legacy.url());
        for (Area area : Area.values()) {
            String weight =
                    switch (area) {
                        case PLAIN -> "";
                        case ZERO -> "0%";
                        case HALF -> "50%";
                        case FULL, GONE -> "100%";
                    };
            String name = area.name().toLowerCase(Locale.ROOT);
            String url = area == Area.GONE ? "http://127.0.0.1:" + NOBODY : modern.url();
            if (area != Area.PLAIN) {
                setup.group(
                        name,
                        GroupText.of(name)
                                .modern(url, "timeout: 3s", "breaker: { failures: 100%, calls: 10000, open: 5s }")
                                .weight(weight)
                                .line("sticky: [header:X-Member-Id]")
                                .route(name, "/" + name + "/{id}")
                                .yaml());
            }
        }
        return setup.start();
    }
}
