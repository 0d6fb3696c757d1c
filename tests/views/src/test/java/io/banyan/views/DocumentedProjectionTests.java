package io.banyan.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.kit.ProjectionReplay;
import io.banyan.projections.kit.ProjectionRules;
import io.banyan.projections.projection.Projection;
import io.banyan.projector.function.FunctionProjection;
import io.banyan.projector.function.ViewFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The example of `docs/projections.md`, compiled as it is printed.
class DocumentedProjectionTests {
    @Test
    void theExampleIsPureAndGivesOneViewHoweverItIsRun(@TempDir Path folder) throws Exception {
        Class<? extends Projection> example = DocumentedProjection.loaded(folder);
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

    @Test
    void theFileOfAFunctionDeclaresWhatTheClassDoes(@TempDir Path folder) throws Exception {
        Projection written =
                DocumentedProjection.loaded(folder).getConstructor().newInstance();
        List<String> problems = new ArrayList<>();

        try (FunctionProjection declared =
                Objects.requireNonNull(ViewFile.read("events.view.yaml", DocumentedProjection.file(), problems))) {
            assertThat(problems).isEmpty();
            assertThat(declared.name()).isEqualTo(written.name());
            assertThat(declared.version()).isEqualTo(written.version());
            assertThat(declared.tables()).isEqualTo(written.tables());
        }
    }
}
