package io.banyan.ramp;

import io.banyan.evidence.Count;
import io.banyan.evidence.Counts;
import io.banyan.evidence.Evidence;
import io.banyan.evidence.Kind;
import io.banyan.live.AuditQuery;
import io.banyan.live.Author;
import io.banyan.live.Change;
import io.banyan.live.Door;
import io.banyan.live.Edit;
import io.banyan.live.FileValues;
import io.banyan.live.GroupValues;
import io.banyan.live.LiveRunner;
import io.banyan.live.LiveValue;
import io.banyan.live.LiveView;
import io.banyan.live.MemoryCopy;
import io.banyan.live.MemoryStore;
import io.banyan.live.Ramping;
import io.banyan.live.Ramping.Phase;
import io.banyan.live.StoredGroup;
import io.banyan.split.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// Replicas that move ramps, on one store.
abstract class RampRunnerSketch {
    static final String GROUP = "events";
    static final Author ANN = new Author("ann", Door.CLI, "because");
    static final RampRule RULE = Sketch.rule("1%", "2%", "4%", "8%", "16%", "32%", "64%", "100%");

    final MemoryStore store = new MemoryStore("redis");
    final AtomicReference<Instant> now = new AtomicReference<>(Sketch.START);
    final AtomicReference<Evidence> evidence = new AtomicReference<>(Evidence.NONE);
    final List<Replica> replicas = new ArrayList<>();

    /// One gateway; `frozen` = it was paused and still sees this.
    final class Replica {
        final LiveRunner live = new LiveRunner(store, new MemoryCopy(), 0, now::get);
        final RampRunner runner = new RampRunner(live, group -> looked(), () -> true, now::get);

        @Nullable
        LiveView frozen;
        /// Between a look and what comes of it.
        Runnable meanwhile = () -> {};

        Replica() {
            live.start(Map.of(GROUP, new FileValues(GroupValues.NONE, "routes/events.yaml", "as the file says")));
            replicas.add(this);
        }

        Looked looked() {
            LiveView view = frozen == null ? live.now() : frozen;
            StoredGroup stored = view.stored().group(GROUP);
            Situation situation = new Situation(
                    RampRunner.ramping(view, GROUP),
                    stored.weights().group(),
                    Weight.ALL,
                    stored.killed(),
                    "dana",
                    Set.of("page"),
                    Traffic.UNKNOWN);
            meanwhile.run();
            return new Looked(RULE, situation, Map.of(), evidence.get(), null, stored.revision());
        }

        void change(Edit... edits) {
            live.change(List.of(edits), Map.of(), ANN).join();
        }

        /// Follows the store at once: an empty change asks for it.
        void follow() {
            live.files(Map.of(GROUP, new FileValues(GroupValues.NONE, "routes/events.yaml", "as the file says")))
                    .join();
        }

        void close() {
            runner.close();
            live.close();
        }
    }

    @AfterEach
    void close() {
        replicas.forEach(Replica::close);
    }

    Replica started() {
        Replica one = new Replica();
        one.change(new Edit.OfGroup<>(LiveValue.RAMP, GROUP, ramping("a1"), true));
        return one;
    }

    Ramping ramping(String id) {
        Ramping.Place place = new Ramping.Place(0, RULE.steps().size(), Weight.NONE, Weight.NONE);
        return new Ramping(id, Phase.RUNNING, place, now.get(), "ann", "", "because");
    }

    /// All that a step takes is there, whatever its tag.
    void proven() {
        later();
        Ramping ramping = RampRunner.ramping(replicas.getLast().live.now(), GROUP);
        Map<String, Map<String, Counts>> all = new HashMap<>();
        for (int step = 0; step <= RULE.steps().size(); step++) {
            long reads = step == 0 ? 10_000 : 0;
            all.put(ramping.id() + "-" + step, Map.of("page", clean(Math.max(reads, step * 2_000L))));
        }
        all.keySet().removeIf(tag -> ramping.id().equals("a1") && !tag.endsWith("-0"));
        evidence.set(new Evidence("r1", all));
    }

    static Counts clean(long reads) {
        Count count = new Count(0, reads);
        return new Counts(Map.of(Kind.MISMATCH, count, Kind.ERRORS, count, Kind.SLOW, count));
    }

    static Evidence bad(String tag) {
        return new Evidence("r1", Map.of(tag, Map.of("page", new Counts(Map.of(Kind.MISMATCH, new Count(20, 40))))));
    }

    void later() {
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(10)));
    }

    static Weight weight(Replica of) {
        of.follow();
        return of.live.now().stored().group(GROUP).weights().group();
    }

    static List<Change> audit(Replica of) {
        return of.live.audit(new AuditQuery(1_000, GROUP, null)).join();
    }
}
