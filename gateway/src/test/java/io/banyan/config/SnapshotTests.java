package io.banyan.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.live.GroupState;
import io.banyan.live.LiveState;
import io.banyan.split.Weight;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SnapshotTests {
    @Test
    void adoptsTheWeightsOfTheFilesAtTheFirstRevision() {
        LiveState live =
                snapshot(RouteFiles.group("a", 10, "/a") + "    weight: 5%\n").adopt(LiveState.EMPTY);

        assertThat(live.groups())
                .isEqualTo(Map.of("a", new GroupState(1, new Weight(1_000), Map.of("a-a", new Weight(500)), false)));
    }

    @Test
    void raisesTheRevisionOnlyWhereAWeightChanged() {
        LiveState before = snapshot(RouteFiles.group("a", 10, "/a"), RouteFiles.group("b", 10, "/b"))
                .adopt(LiveState.EMPTY);

        LiveState after = snapshot(RouteFiles.group("a", 20, "/a"), RouteFiles.group("b", 10, "/other"))
                .adopt(before);

        assertThat(after.groups().get("a")).isEqualTo(new GroupState(2, new Weight(2_000), Map.of(), false));
        assertThat(after.groups().get("b")).isEqualTo(before.groups().get("b"));
    }

    @Test
    void keepsKillSwitches() {
        var killed = new LiveState(Map.of("a", new GroupState(7, Weight.NONE, Map.of(), true)), true);

        LiveState after = snapshot(RouteFiles.group("a", 20, "/a")).adopt(killed);

        assertThat(after.killed()).isTrue();
        assertThat(after.groups().get("a")).isEqualTo(new GroupState(8, new Weight(2_000), Map.of(), true));
    }

    @Test
    void dropsAGroupThatHasNoFile() {
        LiveState before = snapshot(RouteFiles.group("a", 10, "/a")).adopt(LiveState.EMPTY);

        assertThat(snapshot().adopt(before).groups()).isEmpty();
    }

    private static Snapshot snapshot(String... texts) {
        var files = new TreeMap<String, ParsedFile>();
        for (String text : texts) {
            String name = "file-" + files.size() + ".yaml";
            files.put(name, RouteFiles.parsed(name, 0, text));
        }
        return Snapshot.of(LastGood.next(Map.of(), files), List.of());
    }
}
