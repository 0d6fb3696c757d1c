package io.banyan.projector.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.projections.change.Change;
import io.banyan.projections.change.TableSpec;
import io.banyan.projections.projection.Operation;
import io.banyan.projections.projection.PartitionKey;
import io.banyan.projections.projection.Projection;
import io.banyan.projections.projection.View;
import io.banyan.projector.app.ProjectorSpec.ViewPlace;
import io.banyan.projector.scan.ProjectionScan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OptionsCheckTests {
    private static final List<String> NEEDED =
            List.of("--database", "postgres://capture:hunter2@db:5432/meetup", "--redis", "redis://127.0.0.1:6379");

    private final Path folder;

    OptionsCheckTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void standsForMuchThatIsNotWritten() {
        ProjectorSpec spec = spec();

        assertThat(spec.name()).isEqualTo("banyan");
        assertThat(spec.projections()).hasSize(3);
        assertThat(spec.views()).isNull();
        assertThat(spec.capture()).isEqualTo(ProjectorSpec.Capture.HERE);
        assertThat(spec.health().getHostString()).isEqualTo("127.0.0.1");
        assertThat(spec.health().getPort()).isEqualTo(8089);
        assertThat(spec.toString()).doesNotContain("hunter2");
    }

    @Test
    void takesAnOptionFromTheEnvironmentWhereTheCommandLineHasNone() {
        Map<String, String> environment = Map.of(
                "BANYAN_DATABASE", "postgres://other:hunter2@db:5432/other",
                "BANYAN_REDIS", "redis://redis:6379",
                "BANYAN_PROJECTIONS", folder.toString(),
                "BANYAN_VIEW_STORE", "postgres://views:hunter2@db/views",
                "BANYAN_START_OVER", "true",
                "BANYAN_NAME", " ");

        ProjectorSpec spec = spec(environment, "--redis", "redis://127.0.0.1:6379");

        assertThat(spec.database().user()).isEqualTo("other");
        assertThat(spec.redis()).hasToString("redis://127.0.0.1:6379");
        assertThat(spec.name()).isEqualTo("banyan");
        assertThat(spec.views()).isInstanceOf(ViewPlace.InPostgres.class);
        assertThat(spec.capture()).isEqualTo(ProjectorSpec.Capture.START_OVER);
    }

    @Test
    void runsSomeOfWhatIsFound() {
        assertThat(views("--only", "events:2,members")).containsExactly("events:2", "members:1");
        assertThat(views("--only", "events:v1")).containsExactly("events:1");
        assertThat(views("--only", "events", "--only", "members")).hasSize(3);
    }

    @Test
    void keepsViewsInAnotherRedis() {
        assertThat(spec("--view-store", "redis://:hunter2@views:6379").views())
                .isInstanceOfSatisfying(ViewPlace.InRedis.class, place -> assertThat(place.address())
                        .hasToString("redis://***@views:6379"));
    }

    @Test
    void showsNoUrlOfAMisspeltOption() {
        OptionsCheck.Checked checked = checked(
                Map.of(), "--databse=postgres://capture:hunter2@db/meetup", "--redsi", "redis://:hunter2@redis:6379");

        assertThat(String.join("\n", checked.problems()))
                .contains("'--databse=...' is no option", "'--redsi' is no option")
                .doesNotContain("hunter2");
    }

    @Test
    void tellsEveryProblemAtOnceAndNoPassword() {
        OptionsCheck.Checked checked = checked(
                Map.of(),
                "--database",
                "mysql://root:hunter2@db",
                "--redis",
                "hunter2@redis",
                "--projections",
                folder.resolve("target").toString(),
                "--name",
                "Banyan",
                "--view-store",
                "mongodb://hunter2@db",
                "--start-over",
                "--without-capture",
                "--health-port",
                "http",
                "--health-bind",
                "localhost:1",
                "--helth-port",
                "1");

        assertThat(checked.spec()).isNull();
        assertThat(String.join("\n", checked.problems()))
                .contains(
                        "'--helth-port' is no option",
                        "--database was '***' but must be postgres://",
                        "--redis was ",
                        "--projections was '" + folder.resolve("target") + "', which is not there",
                        "--name was 'Banyan'",
                        "--view-store was '***'",
                        "--start-over is of capture",
                        "--health-port was 'http' but must be a port",
                        "--health-bind was 'localhost:1'")
                .doesNotContain("hunter2");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(checked(Map.of()).problems())
                .containsExactly(
                        "--database is missing; write --database postgres://banyan_capture:secret@127.0.0.1:5432/meetup,"
                                + " or set BANYAN_DATABASE",
                        "--redis is missing; write --redis redis://127.0.0.1:6379, or set BANYAN_REDIS",
                        "--projections is missing; name your folder of classes or your jar: --projections"
                                + " target/classes");
    }

    @Test
    void saysWhatWasFoundWhereOnlyNamesNoneOfIt() {
        List<String> words = new ArrayList<>(NEEDED);
        words.addAll(List.of("--projections", folder.toString(), "--only", "event,events:x"));

        assertThat(checked(Map.of(), words.toArray(String[]::new)).problems())
                .containsExactly(
                        "--only was 'events:x' but must be a view, or a view and a version; write --only"
                                + " events:2,members",
                        "--only was 'event' but must be of what was found: events:1, events:2, members:1");
    }

    /// `docs/projections.md` has each, and in `--help` each has its line.
    @Test
    void everyOptionIsDocumented() throws IOException {
        String page = Files.readString(Path.of("../docs/projections.md"));

        for (CommandLine.Model.OptionSpec option :
                new CommandLine(new ProjectorCommand()).getCommandSpec().options()) {
            assertThat(page + "--help").contains(option.longestName());
        }
    }

    @Test
    void wrongUsageEndsWithTwo() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            exit = ProjectorCommand.run(new String[] {"--redis"}, Map.of(), _ -> 0);
        } finally {
            System.setErr(before);
        }

        assertThat(exit).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("banyan: Missing required parameter for option '--redis'")
                .contains("./banyan projector --help lists the options");
    }

    private List<String> views(String... words) {
        return spec(words).projections().stream().map(ViewChoice::written).toList();
    }

    private ProjectorSpec spec(String... more) {
        List<String> words = new ArrayList<>(NEEDED);
        words.addAll(List.of("--projections", folder.toString()));
        words.addAll(List.of(more));
        return spec(Map.of(), words.toArray(String[]::new));
    }

    private static ProjectorSpec spec(Map<String, String> environment, String... words) {
        OptionsCheck.Checked checked = checked(environment, words);
        assertThat(checked.problems()).isEmpty();
        return Objects.requireNonNull(checked.spec());
    }

    private static OptionsCheck.Checked checked(Map<String, String> environment, String... words) {
        ProjectorCommand command = new ProjectorCommand();
        new CommandLine(command)
                .setDefaultValueProvider(new Variables(environment))
                .parseArgs(words);
        return OptionsCheck.of(
                command.given(),
                places -> new ProjectionScan.Found(
                        List.of(new Named("events", 1), new Named("events", 2), new Named("members", 1)), List.of()));
    }

    private record Named(String name, int version) implements Projection {
        @Override
        public List<TableSpec> tables() {
            return List.of();
        }

        @Override
        public PartitionKey partition(Change change) {
            return PartitionKey.EVERYWHERE;
        }

        @Override
        public List<Operation> apply(Change change, View view) {
            return List.of();
        }
    }
}
