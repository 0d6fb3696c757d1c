package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Heartbeat;
import io.banyan.testkit.Load;
import io.banyan.testkit.Measured;
import io.banyan.testkit.Requests;
import io.banyan.testkit.Seeded;
import io.banyan.testkit.Shot;
import io.banyan.testkit.TwoSides;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Edits of a weight, good and bad ones, while requests keep coming.
class EditUnderLoadTests {
    private static final int EDITS = FullNumbers.pick(60, 500);
    private static final int BAD_EDITS = EDITS / 10;
    private static final int PER_SECOND = 200;
    /// Edits between two that change the side, so that most requests come later than a second after a change.
    private static final int RUN = 12;

    private static final long GAP_NANOS = Duration.ofMillis(200).toNanos();
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final List<String> BAD = List.of(
            "group: events\nweight: 140%\n",
            "weight: [", "", "group: events\nweihgt: 100%\n", "{", "\u0000", "- a\n- b\n");

    @AutoClose
    private static final TwoSides SIDES = TwoSides.atWeight("0%");

    /// A side that every request is to be on from a moment on.
    private record Change(long nanos, String side) {}

    @Test
    void losesNoRequestAndLeavesNoneOnTheWrongSide() {
        Random random = Seeded.random("EditUnderLoadTests");
        List<Change> changes = new ArrayList<>(List.of(new Change(System.nanoTime() - GRACE.toNanos(), "legacy")));

        List<Shot> shots;
        long grace;
        try (Heartbeat heartbeat = Heartbeat.start();
                Load load = Load.start(SIDES.gateway().port(), PER_SECOND, n -> Requests.get("/events/" + n))) {
            long due = System.nanoTime();
            for (int edit = 0; edit < EDITS; edit++) {
                due += GAP_NANOS;
                Await.untilNanoTime(due);
                edit(edit, random, changes);
            }
            load.awaitMore(PER_SECOND);
            shots = load.stop();
            grace = GRACE.plus(heartbeat.slack()).toNanos();
        }

        List<Shot> failed = shots.stream().filter(shot -> !shot.ok()).toList();
        List<Shot> wrong = shots.stream()
                .filter(shot -> shot.ok() && !allowed(shot, changes, grace))
                .toList();
        Measured.as("edit-under-load")
                .figure("edits of a weight", EDITS)
                .figure("bad edits", BAD_EDITS)
                .figure("requests", shots.size())
                .figure("failed", failed.size())
                .figure("on the wrong side later than a second after an edit", wrong.size())
                .figure("and so much later as the machine was behind, ms", (grace - GRACE.toNanos()) / 1_000_000)
                .append();
        assertThat(failed).isEmpty();
        assertThat(wrong).isEmpty();
        assertThat(shots).extracting(Shot::side).contains("legacy", "modern");
    }

    private static void edit(int number, Random random, List<Change> changes) {
        if (number % 10 == 9) {
            SIDES.gateway().routes().write("events.yaml", BAD.get(random.nextInt(BAD.size())));
            Await.untilNanoTime(System.nanoTime() + GAP_NANOS / 2);
        }
        boolean modern = number / RUN % 2 == 1;
        String side = modern ? "modern" : "legacy";
        String text = TwoSides.events(SIDES.modern(), group -> group.line("# edit " + number)
                .weight(modern ? "100%" : "0%")
                .route("event", "/events/{id}"));
        if (random.nextBoolean()) {
            SIDES.gateway().routes().write("events.yaml", text);
        } else {
            SIDES.gateway().routes().replace("events.yaml", text);
        }
        if (!changes.getLast().side().equals(side)) {
            changes.add(new Change(System.nanoTime(), side));
        }
    }

    /// Whether the shot's side was in force at some moment from the grace before it was sent until it was done.
    private static boolean allowed(Shot shot, List<Change> changes, long grace) {
        for (int i = 0; i < changes.size(); i++) {
            boolean begun = changes.get(i).nanos() - GAP_NANOS - shot.done() < 0;
            boolean notOver = i + 1 == changes.size() || changes.get(i + 1).nanos() + grace - shot.sent() > 0;
            if (begun && notOver && changes.get(i).side().equals(shot.side())) {
                return true;
            }
        }
        return false;
    }
}
