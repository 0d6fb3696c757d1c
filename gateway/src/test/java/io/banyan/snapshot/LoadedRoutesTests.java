package io.banyan.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.config.RouteFiles;
import io.banyan.route.Route;
import io.banyan.written.FolderUnreadable;
import io.banyan.written.Problem;
import io.banyan.written.RoutesFolder;
import io.banyan.written.Rule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedRoutesTests {
    private final Path folder;
    private final Path state;

    LoadedRoutesTests(@TempDir Path temp) throws IOException {
        this.folder = Files.createDirectory(temp.resolve("routes"));
        this.state = temp.resolve("state");
    }

    @Test
    void loadsTenThousandRoutesInUnderThreeSecondsOfOneCore() throws Exception {
        for (int file = 0; file < 100; file++) {
            String group = "group-" + file;
            String[] paths = IntStream.range(0, 100)
                    .mapToObj(route -> "/" + group + "/things-" + route + "/{id}")
                    .toArray(String[]::new);
            Files.writeString(folder.resolve(group + ".yaml"), RouteFiles.group(group, paths));
        }
        long began = cpuNanos();

        Snapshot snapshot = open().snapshot();

        assertThat(Duration.ofNanos(cpuNanos() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(snapshot.table().routes()).hasSize(10_000);
        assertThat(snapshot.problems()).isEmpty();
    }

    @Test
    void parsesOnlyTheFilesThatChanged() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), RouteFiles.group("a", "/a"));
        Files.writeString(folder.resolve("b.yaml"), RouteFiles.group("b", "/b"));
        LoadedRoutes routes = open();
        Route untouched = routes.snapshot().table().routes().getLast();
        Files.writeString(folder.resolve("a.yaml"), RouteFiles.group("a", "/other"));

        Snapshot after = routes.apply(Set.of("a.yaml", "b.yaml"), routes.read(Set.of("a.yaml")));

        assertThat(after.table().routes().getFirst().path().pattern()).isEqualTo("/other");
        assertThat(after.table().routes().getLast()).isSameAs(untouched);
    }

    @Test
    void warnsOnTheDayAfterAReviewDate() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), RouteFiles.group("a", "/a"));
        var now = new AtomicReference<>(Instant.parse("2027-06-30T12:00:00Z"));
        LoadedRoutes routes = open(clock(now));
        assertThat(routes.newDay()).isNull();
        assertThat(routes.snapshot().problems()).isEmpty();

        now.set(Instant.parse("2027-07-01T00:00:01Z"));
        Snapshot after = Objects.requireNonNull(routes.newDay());

        assertThat(after.problems()).extracting(Problem::rule).containsExactly(Rule.REVIEW_BY_PAST);
        assertThat(after.files()).extracting(FileReport::state).containsExactly(FileReport.State.IN_FORCE);
        assertThat(routes.newDay()).isNull();
    }

    @Test
    void keepsAGroupFromAGatewayThatCannotKeepItsTickets() throws Exception {
        String text = RouteFiles.group("a", "/a") + "freshness: { tickets: [key] }\n";
        Files.writeString(folder.resolve("a.yaml"), text);
        assertThat(open().snapshot().groups()).containsOnlyKeys("a"); // and so there is a last good copy

        LoadedRoutes routes = open(Clock.systemUTC(), false);

        assertThat(routes.snapshot().groups()).isEmpty();
        assertThat(routes.snapshot().problems()).extracting(Problem::rule).contains(Rule.TICKETS_UNKEPT);
    }

    @Test
    void startsWithAnEmptyFolderAndWarns() throws Exception {
        Snapshot snapshot = open().snapshot();

        assertThat(snapshot.table().routes()).isEmpty();
        assertThat(snapshot.hasErrors()).isFalse();
        assertThat(snapshot.folder()).extracting(Problem::rule).containsExactly(Rule.FOLDER_EMPTY);
    }

    @Test
    void refusesAFolderThatIsNotThere() throws IOException {
        Files.delete(folder);

        assertThatThrownBy(this::open)
                .isInstanceOf(FolderUnreadable.class)
                .hasMessage(folder
                        + ": this folder does not exist; create it, or name another: ./banyan check DIR, ./banyan serve"
                        + " --routes DIR");
    }

    @Test
    void servesOnWhenTheStateFolderCannotBeWritten() throws Exception {
        Files.writeString(state, "a file in the place of the state folder");
        Files.writeString(folder.resolve("a.yaml"), RouteFiles.group("a", "/a"));

        assertThat(open().snapshot().groups()).containsOnlyKeys("a");
    }

    private LoadedRoutes open() throws FolderUnreadable {
        return open(Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
    }

    private LoadedRoutes open(Clock clock) throws FolderUnreadable {
        return open(clock, true);
    }

    private LoadedRoutes open(Clock clock, boolean redis) throws FolderUnreadable {
        return LoadedRoutes.open(new RoutesFolder(folder), new LastGoodCopies(state), clock, redis);
    }

    private static Clock clock(AtomicReference<Instant> now) {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
