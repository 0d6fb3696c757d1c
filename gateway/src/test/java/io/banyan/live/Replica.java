package io.banyan.live;

import io.banyan.split.Weight;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A replica in a test, stepped by hand: what `LiveRunner` does, on the test's own thread.
final class Replica {
    static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    static final Author ANN = new Author("ann", Door.CLI, "first step");

    final MemoryCopy copy;
    final CurrentLive live;
    final LiveSteps steps;
    final FileAdoption files;
    final List<Change> told = new ArrayList<>();

    Replica(MemoryStore store, MemoryCopy copy, long filesVersion) {
        this.copy = copy;
        ReplicaCopy.Saved saved = copy.load();
        this.live = new CurrentLive(new LiveView(saved.state(), saved.pending(), new StoreReach(store.kind(), NOW)));
        live.listen((view, changes) -> told.addAll(changes));
        this.files = new FileAdoption(filesVersion, "embedded".equals(store.kind()), LiveSteps::id);
        files.left(saved.pending().edits());
        this.steps = new LiveSteps(store, copy, live, files, InstantSource.fixed(NOW), saved.changes());
    }

    static Replica on(MemoryStore store) {
        return new Replica(store, new MemoryCopy(), 0);
    }

    /// The file of group `events` says this.
    Replica file(String weight, String... routes) {
        return file(weights(weight, routes));
    }

    /// It says this, and `kill: true`.
    Replica killingFile(String weight) {
        return file(weights(weight).with(LiveValue.FILE_KILL, Values.all(true)));
    }

    private Replica file(GroupValues values) {
        return files(Map.of("events", new FileValues(values, "routes/events.yaml", "as the file says")));
    }

    /// All files say this.
    Replica files(Map<String, FileValues> now) {
        List<FileAdoption.Due> moved = files.moved(now);
        live.swap(view -> view.with(view.pending().with(moved)), List.of());
        files.add(moved);
        look();
        return this;
    }

    static GroupValues weights(String group, String... routes) {
        Map<String, Weight> own = new HashMap<>();
        for (int i = 0; i < routes.length; i += 2) {
            own.put(routes[i], Weight.parse(routes[i + 1]));
        }
        return LiveSketch.weights(Weight.parse(group), own);
    }

    void look() {
        try {
            steps.look();
        } catch (StoreAway away) {
            copy.save(live.now().pending());
        }
    }

    List<Change> change(Edit... edits) {
        return steps.change(new Edits(List.of(edits), ANN, LiveSteps::id), Map.of());
    }

    List<Change> weight(String weight) {
        return change(new Edit.OfGroup<>(LiveValue.WEIGHT, "events", Weight.parse(weight), false));
    }

    void kill() {
        Pending.Kill kill = new Pending.Kill(LiveSteps.id(), "events", NOW, ANN);
        live.swap(view -> view.with(view.pending().with(kill)), List.of());
        copy.save(live.now().pending());
    }

    String inForce() {
        GroupState state = live.now().inForce().groups().get("events");
        return state == null
                ? "unknown"
                : state.killed()
                        ? "killed"
                        : state.weights().group() + " " + state.weights().own();
    }
}
