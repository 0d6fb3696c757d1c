package io.banyan.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.config.RouteFiles;
import io.banyan.snapshot.FileReport.State;
import io.banyan.split.Weight;
import io.banyan.written.FolderUnreadable;
import io.banyan.written.Pipes;
import io.banyan.written.Problem;
import io.banyan.written.RoutesFolder;
import io.banyan.written.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real files and the real thread; waits for snapshots, never for time.
class RoutesRunnerTests {
    private final BlockingQueue<Snapshot> published = new LinkedBlockingQueue<>();
    private final Path routes;
    private final Path state;
    private @Nullable RoutesRunner runner;

    RoutesRunnerTests(@TempDir Path temp) {
        this.routes = temp.resolve("routes");
        this.state = temp.resolve("state");
    }

    @BeforeEach
    void twoGroups() throws IOException {
        Files.createDirectories(routes);
        write("a.yaml", RouteFiles.group("a", "/a"));
        write("b.yaml", RouteFiles.group("b", "/b"));
    }

    @AfterEach
    void stop() {
        if (runner != null) {
            runner.close();
        }
    }

    @Test
    void publishesAPlainEditWithinASecond() throws Exception {
        start();
        List<Duration> took = new ArrayList<>();

        for (int weight = 25; weight <= 75; weight += 25) {
            long edited = System.nanoTime();
            write("a.yaml", RouteFiles.group("a", weight, "/a"));
            assertThat(weight(next(), "a")).isEqualTo(new Weight(100 * weight));
            took.add(Duration.ofNanos(System.nanoTime() - edited));
        }

        assertThat(Collections.min(took)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void readsOnBesideAPipeAndADevice() throws Exception {
        Pipes.make(routes.resolve("pipe.yaml"));
        start();

        Files.createSymbolicLink(routes.resolve("device.yaml"), Path.of("/dev/zero"));
        assertThat(String.valueOf(next().problems())).contains("device.yaml: cannot be read", "pipe.yaml: cannot be");
        write("a.yaml", RouteFiles.group("a", 25, "/a"));
        assertThat(weight(next(), "a")).isEqualTo(new Weight(2_500));
    }

    @Test
    void publishesAnAtomicRenameOverTheFile() throws Exception {
        start();

        Path fresh = Files.writeString(routes.resolve(".a.yaml.new"), RouteFiles.group("a", 25, "/a"));
        Files.move(fresh, routes.resolve("a.yaml"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(weight(next(), "a")).isEqualTo(new Weight(2_500));
    }

    @Test
    void publishesTheSwapOfAConfigMapsSymlinkAsOne() throws Exception {
        Files.delete(routes.resolve("a.yaml"));
        Files.delete(routes.resolve("b.yaml"));
        version("..1", 10);
        Files.createSymbolicLink(routes.resolve("..data"), Path.of("..1"));
        Files.createSymbolicLink(routes.resolve("a.yaml"), Path.of("..data", "a.yaml"));
        Files.createSymbolicLink(routes.resolve("b.yaml"), Path.of("..data", "b.yaml"));
        start();

        version("..2", 30);
        Path link = Files.createSymbolicLink(routes.resolve("..data_tmp"), Path.of("..2"));
        Files.move(link, routes.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);

        Snapshot swapped = next();
        assertThat(weight(swapped, "a")).isEqualTo(new Weight(3_000));
        assertThat(weight(swapped, "b")).isEqualTo(new Weight(3_000));
    }

    @Test
    void addsAndRemovesGroups() throws Exception {
        start();

        write("c.yml", RouteFiles.group("c", "/c"));
        assertThat(next().groups()).containsOnlyKeys("a", "b", "c");

        Files.delete(routes.resolve("a.yaml"));
        assertThat(next().groups()).containsOnlyKeys("b", "c");
    }

    @Test
    void keepsAGroupWhoseFileIsBadAndTellsSo() throws Exception {
        start();

        write("a.yaml", "group: [");
        Snapshot snapshot = next();

        assertThat(snapshot.groups()).containsOnlyKeys("a", "b");
        assertThat(snapshot.files().getFirst().state()).isEqualTo(State.LAST_GOOD);
        assertThat(snapshot.problems()).extracting(Problem::rule).containsExactly(Rule.YAML_SYNTAX);
    }

    @Test
    void startsABadFileFromItsCopyInTheStateFolder() throws Exception {
        open();
        write("a.yaml", "group: [");

        Snapshot restarted = open().snapshot();

        assertThat(restarted.groups()).containsOnlyKeys("a", "b");
        assertThat(restarted.files().getFirst().state()).isEqualTo(State.LAST_GOOD);
    }

    @Test
    void doesNotBringBackAGroupWhoseFileWasDeletedWhileItWasDown() throws Exception {
        open();
        Files.delete(routes.resolve("a.yaml"));
        open();
        write("a.yaml", "group: [");

        assertThat(open().snapshot().groups()).containsOnlyKeys("b");
    }

    @Test
    void keepsEverythingWhileTheFolderIsAway() throws Exception {
        start();

        Path away = Files.move(routes, routes.resolveSibling("away"));
        Snapshot lost = next();
        assertThat(lost.groups()).containsOnlyKeys("a", "b");
        assertThat(lost.folder()).extracting(Problem::rule).containsExactly(Rule.FOLDER_MISSING);

        Files.move(away, routes);
        assertThat(next().folder()).isEmpty();
    }

    @Test
    void livesOnWhenTheListenerFails() throws Exception {
        LoadedRoutes loaded = open();
        runner = new RoutesRunner(loaded, (before, snapshot, read) -> {
            published.add(snapshot);
            throw new IllegalStateException("the listener's own fault");
        });
        runner.start();

        write("a.yaml", RouteFiles.group("a", 25, "/a"));
        next();
        write("a.yaml", RouteFiles.group("a", 35, "/a"));

        assertThat(weight(next(), "a")).isEqualTo(new Weight(3_500));
    }

    @Test
    void readsOnlyRouteFiles() throws Exception {
        write("schema.json", "{}");
        write(".hidden.yaml", "group: [");
        write("a.yaml~", "group: [");

        assertThat(open().snapshot().files())
                .extracting(file -> Path.of(file.file()).getFileName().toString())
                .containsExactly("a.yaml", "b.yaml");
    }

    private void start() throws FolderUnreadable {
        runner = new RoutesRunner(open(), (before, snapshot, read) -> published.add(snapshot));
        runner.start();
    }

    private LoadedRoutes open() throws FolderUnreadable {
        return LoadedRoutes.open(new RoutesFolder(routes), new LastGoodCopies(state), Clock.systemUTC(), true);
    }

    private Snapshot next() throws InterruptedException {
        return Objects.requireNonNull(published.poll(10, TimeUnit.SECONDS), "no snapshot came");
    }

    private static Weight weight(Snapshot snapshot, String group) {
        return Objects.requireNonNull(snapshot.groups().get(group))
                .asks()
                .weights()
                .group();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(routes.resolve(name), text);
    }

    private void version(String folder, int percent) throws IOException {
        Path version = Files.createDirectory(routes.resolve(folder));
        Files.writeString(version.resolve("a.yaml"), RouteFiles.group("a", percent, "/a"));
        Files.writeString(version.resolve("b.yaml"), RouteFiles.group("b", percent, "/b"));
    }
}
