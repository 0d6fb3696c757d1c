package io.banyan.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.config.ParsedFile;
import io.banyan.config.RouteFiles;
import io.banyan.route.Route;
import io.banyan.snapshot.FileReport.State;
import io.banyan.written.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastGoodTests {
    private static final String BROKEN = "group: [";

    private SortedMap<String, FileState> states = new TreeMap<>();
    private final Map<String, ParsedFile> disk = new HashMap<>();
    private long now;

    @Test
    void keepsTheLastGoodVersionOfABadFileAndServesTheOthersAsWritten() {
        load(Map.of("a.yaml", RouteFiles.group("a", "/a"), "b.yaml", RouteFiles.group("b", "/b")));

        load(Map.of("a.yaml", BROKEN, "b.yaml", RouteFiles.group("b", "/b2")));

        assertThat(paths()).containsExactly("/a", "/b2");
        assertThat(states()).containsExactly(State.LAST_GOOD, State.IN_FORCE);
        assertThat(snapshot().hasErrors()).isTrue();
    }

    @Test
    void leavesTheGroupOutWhenABadFileHasNoGoodVersion() {
        load(Map.of("a.yaml", BROKEN, "b.yaml", RouteFiles.group("b", "/b")));

        assertThat(paths()).containsExactly("/b");
        assertThat(states()).containsExactly(State.ABSENT, State.IN_FORCE);
    }

    @Test
    void startsFromTheCopyInTheStateFolder() {
        states.put("a.yaml", FileState.lastGood(RouteFiles.parsed("a.yaml", 0, RouteFiles.group("a", "/a"))));

        load(Map.of("a.yaml", BROKEN));

        assertThat(paths()).containsExactly("/a");
        assertThat(states()).containsExactly(State.LAST_GOOD);
    }

    @Test
    void hitsTheFileThatChangedLast() {
        load(Map.of("a.yaml", RouteFiles.group("a", "/a")));
        load(Map.of("b.yaml", RouteFiles.group("b", "/b")));

        load(Map.of("a.yaml", RouteFiles.group("a", "/a", "/b")));

        assertThat(paths()).containsExactly("/a", "/b");
        assertThat(states()).containsExactly(State.LAST_GOOD, State.IN_FORCE);
        assertThat(problems())
                .containsExactly(
                        "routes/a.yaml:12: routes.a-b.path is '/b' but route b-b at routes/b.yaml:10 matches the same requests"
                                + " with equal rank ('/b'); change one path, or distinguish them by different exact values of"
                                + " one key under when");
    }

    @Test
    void hitsTheLaterChangedOfTwoNewFiles() {
        disk.put("a.yaml", RouteFiles.parsed("a.yaml", 7, RouteFiles.group("a", "/x")));
        disk.put("b.yaml", RouteFiles.parsed("b.yaml", 5, RouteFiles.group("b", "/x")));
        load(Map.of());

        assertThat(states()).containsExactly(State.ABSENT, State.IN_FORCE);
    }

    @Test
    void putsARefusedFileInForceOnceTheOtherGivesWay() {
        load(Map.of("a.yaml", RouteFiles.group("a", "/x")));
        load(Map.of("b.yaml", RouteFiles.group("b", "/x")));

        load(Map.of("a.yaml", RouteFiles.group("a", "/y")));

        assertThat(paths()).containsExactly("/y", "/x");
        assertThat(problems()).isEmpty();
    }

    @Test
    void doesNotLetARefusedFileTakeThePlaceOfOneThatIsEditedLater() {
        load(Map.of("a.yaml", RouteFiles.group("a", "/x"), "b.yaml", RouteFiles.group("b", "/b")));
        load(Map.of("b.yaml", RouteFiles.group("b", "/x")));

        load(Map.of("a.yaml", RouteFiles.group("a", 50, "/x")));

        assertThat(states()).containsExactly(State.IN_FORCE, State.LAST_GOOD);
        assertThat(paths()).containsExactly("/x", "/b");
    }

    @Test
    void takesAnExchangeBetweenTwoFilesInOneStep() {
        load(Map.of("a.yaml", RouteFiles.group("a", "/x"), "b.yaml", RouteFiles.group("b", "/y")));

        load(Map.of("a.yaml", RouteFiles.group("a", "/y"), "b.yaml", RouteFiles.group("b", "/x")));

        assertThat(paths()).containsExactly("/y", "/x");
        assertThat(problems()).isEmpty();
    }

    @Test
    void losesNoGroupInForceWhenOnlyHalfOfAnExchangeIsGood() {
        load(Map.of("a.yaml", RouteFiles.group("a", "/x"), "b.yaml", RouteFiles.group("b", "/y")));

        load(Map.of("a.yaml", RouteFiles.group("a", "/y"), "b.yaml", BROKEN));

        assertThat(paths()).containsExactly("/x", "/y");
        assertThat(states()).containsExactly(State.LAST_GOOD, State.LAST_GOOD);
    }

    @Test
    void refusesAGroupThatAnotherFileHas() {
        load(Map.of("a.yaml", RouteFiles.group("a", "/a")));

        load(Map.of("copy-of-a.yaml", RouteFiles.group("a", "/copy")));

        assertThat(paths()).containsExactly("/a");
        assertThat(problems()).singleElement().asString().startsWith("routes/copy-of-a.yaml:1: group is 'a'");
    }

    @Test
    void leavesOutAllButTheFirstOfManyCopies() {
        for (int i = 0; i < 60; i++) {
            String[] paths =
                    IntStream.range(0, 20).mapToObj(path -> "/x" + path).toArray(String[]::new);
            disk.put("g" + i + ".yaml", RouteFiles.parsed("g" + i + ".yaml", i, RouteFiles.group("g" + i, paths)));
        }

        load(Map.of("z.yaml", RouteFiles.group("z", "/z")));

        assertThat(snapshot().groups()).containsOnlyKeys("g0", "z");
    }

    @Test
    void dropsTheGroupOfAFileThatIsGone() {
        load(Map.of("a.yaml", RouteFiles.group("a", "/a"), "b.yaml", RouteFiles.group("b", "/b")));

        disk.remove("a.yaml");
        load(Map.of());

        assertThat(paths()).containsExactly("/b");
        assertThat(snapshot().groups()).containsOnlyKeys("b");
    }

    @Test
    void movesAGroupToAnotherFileInOneStep() {
        load(Map.of("a.yaml", RouteFiles.group("a", "/a")));

        disk.remove("a.yaml");
        load(Map.of("z.yaml", RouteFiles.group("a", "/a")));

        assertThat(paths()).containsExactly("/a");
        assertThat(problems()).isEmpty();
    }

    private void load(Map<String, String> changed) {
        now++;
        changed.forEach((name, text) -> disk.put(name, RouteFiles.parsed(name, now, text)));
        states = LastGood.next(states, new TreeMap<>(disk));
    }

    private Snapshot snapshot() {
        return Snapshot.of(states, List.of());
    }

    private List<String> paths() {
        return snapshot().table().routes().stream()
                .map(Route::path)
                .map(path -> path.pattern())
                .toList();
    }

    private List<State> states() {
        return snapshot().files().stream().map(FileReport::state).toList();
    }

    private List<String> problems() {
        return snapshot().problems().stream().map(Problem::toString).toList();
    }
}
