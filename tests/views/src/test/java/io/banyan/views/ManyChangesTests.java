package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.projection.Document;
import io.banyan.projections.projection.DocumentKey;
import io.banyan.projections.runner.RunnerTap;
import io.banyan.projections.runner.Snapshots;
import io.banyan.projections.runner.ViewRunner;
import io.banyan.projections.runner.Wiring;
import io.banyan.projections.store.ViewId;
import io.banyan.projections.store.ViewReader;
import io.banyan.projections.store.ViewUnavailable;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Seeded;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Many changes while runners, and with Redis the store itself, are killed at random: every document is what the tables
/// say at the end, and counters are exact.
class ManyChangesTests {
    private static final int CHANGES = FullNumbers.pick(6_000, 200_000);
    private static final int EVENTS = FullNumbers.pick(200, 5_000);

    private final Random random = Seeded.random("ManyChangesTests");

    @Test
    void everyDocumentIsRightThoughRunnersAndRedisAreKilled() {
        try (var redis = Stores.redis()) {
            prove("Redis, killed too", redis, () -> {
                redis.server().kill();
                redis.server().restart();
            });
        }
    }

    @Test
    void everyDocumentIsRightThoughRunnersAreKilledOverPostgres() {
        prove("PostgreSQL", Shared.postgres(), () -> {});
    }

    private void prove(String what, Stores stores, Runnable killStore) {
        stores.empty();
        var world = new World(random, EVENTS);
        world.change(CHANGES / 60);
        int changes = 0;
        int killed = 0;
        while (changes < CHANGES) {
            int calls = 20 + random.nextInt(60);
            ViewRunner runner = runner(stores, world, calls, "runner-" + killed);
            try {
                while (changes < CHANGES) {
                    changes += world.change(1 + random.nextInt(CHANGES / 100));
                    step(runner);
                }
            } catch (Abandoned atThatCall) {
                killed++;
                if (killed % 5 == 0) {
                    killStore.run();
                }
            }
        }
        ViewRunner last = runner(stores, world, Integer.MAX_VALUE, "last");
        while (last.report().checkpoint() == null
                || world.end().isAfter(last.report().checkpoint().at())) {
            step(last);
        }

        assertThat(documents(stores, world)).isEqualTo(world.expected());
        assertThat(killed).isPositive();
        Measured.as("view-proof")
                .figure(what + ": changes", changes)
                .figure(what + ": runners killed", killed)
                .figure(what + ": documents compared", world.expected().size())
                .append();
    }

    private static void step(ViewRunner runner) {
        try {
            runner.step(Duration.ZERO);
        } catch (ViewUnavailable away) {
            Thread.onSpinWait();
        }
    }

    private static ViewRunner runner(Stores stores, World world, int calls, String owner) {
        var killer = new Abandoned.Killer(call -> call == calls);
        var wiring = new Wiring(
                killer.on(stores.store()),
                killer.on((ChangeLog) world.log()),
                killer.on((Snapshots) world),
                RunnerTap.NONE,
                InstantSource.system());
        return new ViewRunner(wiring, new EventsProjection(), 1, owner);
    }

    private static Map<DocumentKey, Document> documents(Stores stores, World world) {
        List<DocumentKey> all = new ArrayList<>();
        for (int i = 0; i < world.events(); i++) {
            all.add(EventsProjection.page(String.valueOf(i)));
            all.add(EventsProjection.rsvps(String.valueOf(i)));
            all.add(EventsProjection.group(String.valueOf(i)));
        }
        return new ViewReader(stores.store(), new ViewId("events", 1))
                .documents(all)
                .value();
    }
}
