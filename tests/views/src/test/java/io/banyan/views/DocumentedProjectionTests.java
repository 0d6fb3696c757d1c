package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.kit.ProjectionReplay;
import io.banyan.projections.kit.ProjectionRules;
import io.banyan.projections.projection.Projection;
import io.banyan.testkit.Repository;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of `docs/projections.md`, compiled as it is printed.
class DocumentedProjectionTests {
    private static final String IMPORTS = """
            import io.banyan.projections.change.*;
            import io.banyan.projections.projection.*;
            import java.util.*;
            """;

    @Test
    void theExampleIsPureAndGivesOneViewHoweverItIsRun(@TempDir Path folder) throws Exception {
        Class<? extends Projection> example = compiled(folder);
        var world = new World(new Random(11), 30);
        world.change(400);
        List<Change> changes = world.log().read(LogPosition.mark(1_000), null, 100_000, Duration.ZERO).stream()
                .filter(Change.class::isInstance)
                .map(Change.class::cast)
                .toList();

        ProjectionRules.check(example);
        var view = ProjectionReplay.check(example.getConstructor().newInstance(), changes);

        assertThat(view.keySet())
                .filteredOn(key -> !key.name().startsWith("rsvp:"))
                .containsExactlyInAnyOrderElementsOf(world.expected().keySet());
    }

    private static Class<? extends Projection> compiled(Path folder) throws IOException, ClassNotFoundException {
        String page = Files.readString(Repository.root().resolve("docs/projections.md"));
        Matcher example = Pattern.compile("```java\n(public class EventsProjection .*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(example.find()).isTrue();
        Path source = Files.writeString(folder.resolve("EventsProjection.java"), IMPORTS + example.group(1));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(failed).isZero();
        var loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, DocumentedProjectionTests.class.getClassLoader());
        return loader.loadClass("EventsProjection").asSubclass(Projection.class);
    }
}
