package io.banyan.projector.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionScanTests {
    private final Path folder;

    ProjectionScanTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void findsWhatImplementsProjectionBeItByAClassAboveIt() throws IOException {
        Compiled.projection(folder, "Base", "public abstract class Base implements Projection {", "events", 1);
        Compiled.source(
                folder,
                "Two",
                "package org.example; public class Two extends Base {" + " public int version() { return 2; } }");
        Compiled.source(folder, "One", "package org.example; public class One extends Base {}");
        Compiled.projection(folder, "Members", "members");
        Compiled.projection(folder, "Hidden", "class Hidden implements Projection {", "hidden", 1);
        Compiled.projection(
                folder, "Made", "public class Made implements Projection { public Made(int of) {}", "made", 1);
        Compiled.source(folder, "Other", "package org.example; public class Other {}");

        assertThat(views(folder)).containsExactly("events:1", "events:2", "members:1");
    }

    @Test
    void findsThemInAJarToo() throws IOException {
        Compiled.projection(Files.createDirectory(folder.resolve("classes")), "Events", "events");

        assertThat(views(Compiled.jar(folder.resolve("classes"), folder.resolve("events.jar"))))
                .containsExactly("events:1");
    }

    @Test
    void takesWhatTheyNeedFromOtherPlaces() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path own = Files.createDirectory(folder.resolve("own"));
        Compiled.projection(own, "Base", "public abstract class Base implements Projection {", "events", 1);
        Compiled.source(own, "Events", "package org.example; public class Events extends Base {}");
        Files.createDirectories(other.resolve("org/example"));
        Files.move(own.resolve("org/example/Base.class"), other.resolve("org/example/Base.class"));

        assertThat(views(own, other)).containsExactly("events:1");
    }

    @Test
    void findsFilesThatNameFunctionsInFoldersInJarsAndByThemselves() throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        Compiled.projection(classes, "Events", "events");
        view(classes.resolve("members.view.yaml"), "members");
        Path jar = Compiled.jar(classes, folder.resolve("all.jar"));
        Path alone = view(folder.resolve("groups.view.yaml"), "groups");

        assertThat(views(classes)).containsExactly("events:1", "members:1");
        assertThat(views(jar, alone)).containsExactly("events:1", "groups:1", "members:1");
        assertThat(views(alone)).containsExactly("groups:1");
    }

    @Test
    void tellsAViewThatAClassAndAFileMake() throws IOException {
        Compiled.projection(folder, "Events", "events");
        Path file = view(folder.resolve("events.view.yaml"), "events");

        assertThat(problems(folder))
                .containsExactly("view events:v1 is made by org.example.Events and by " + file
                        + "; raise the version in the newer one to 2, or give it another name");
    }

    @Test
    void tellsWhatIsWrongWithAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("events.view.yaml"), "view: events\nversion: one\n");

        assertThat(problems(folder)).first().asString().startsWith(file + ":2: version was 'one' but must be");
    }

    private static Path view(Path file, String name) throws IOException {
        return Files.writeString(file, """
                view: %s
                version: 1
                function: lambda:%s-view
                endpoint: http://127.0.0.1:9001
                tables: [{table: event, columns: [id], partition: "event:{id}"}]
                """.formatted(name, name));
    }

    @Test
    void saysWhereAClassIsMissing() throws IOException {
        Compiled.source(folder, "Wording", "package org.example; public class Wording { }");
        Compiled.source(folder, "Events", """
                package org.example;
                import io.banyan.projections.change.*;
                import io.banyan.projections.projection.*;
                import java.util.List;
                public class Events implements Projection {
                    private static final Object WORDING = new Wording();
                    public String name() { return "events"; }
                    public int version() { return 1; }
                    public List<TableSpec> tables() { return List.of(); }
                    public PartitionKey partition(Change change) { return PartitionKey.EVERYWHERE; }
                    public List<Operation> apply(Change change, View view) { return List.of(); }
                }
                """);
        Files.delete(folder.resolve("org/example/Wording.class"));

        assertThat(problems(folder))
                .singleElement()
                .asString()
                .startsWith("projection org.example.Events cannot be loaded: it needs org.example.Wording")
                .endsWith("give the jar that has it with another --projections");
    }

    @Test
    void refusesTwoOfOneVersion() throws IOException {
        Compiled.projection(folder, "Events", "events");
        Compiled.projection(folder, "Again", "events");

        assertThat(problems(folder))
                .containsExactly("view events:v1 is made by org.example.Again and by org.example.Events; raise the"
                        + " version in the newer one to 2, or give it another name");
    }

    @Test
    void saysThatNoneIsThereAndWhichAreNearlyOne() throws IOException {
        Compiled.projection(folder, "Hidden", "class Hidden implements Projection {", "hidden", 1);

        assertThat(problems(folder))
                .singleElement()
                .asString()
                .startsWith("no projection is in [" + folder + "]")
                .contains("org.example.Hidden is not public, or has none")
                .endsWith("compile first, or name another folder or jar with --projections");
    }

    @Test
    void saysEachThatCannotBeMadeAtOnce() throws IOException {
        Compiled.projection(folder, "Wrong", "Wrong Name");
        Compiled.projection(
                folder,
                "Throws",
                "public class Throws implements Projection { public Throws() { throw new IllegalStateException(\"no\"); }",
                "throws",
                1);
        Files.writeString(folder.resolve("Broken.class"), "no class");

        assertThat(problems(folder))
                .hasSize(3)
                .anySatisfy(text -> assertThat(text)
                        .startsWith("projection org.example.Wrong does not say")
                        .contains("was 'Wrong Name' but must be"))
                .anySatisfy(text -> assertThat(text)
                        .contains("projection org.example.Throws cannot be made: its constructor throws"))
                .anySatisfy(text -> assertThat(text).contains("Broken.class is no class file"));
    }

    @Test
    void aFileThatIsNoJarIsToldApart() throws IOException {
        Path file = Files.writeString(folder.resolve("events.jar"), "no jar");

        assertThat(problems(file))
                .first()
                .asString()
                .startsWith("--projections was '" + file + "', which cannot be read");
    }

    @Test
    void aJarToBeStartedIsToldApart() throws IOException {
        Path file = folder.resolve("service.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry("BOOT-INF/classes/"));
        }

        assertThat(problems(file))
                .first()
                .asString()
                .startsWith("--projections was '" + file + "', which is a jar to be started")
                .endsWith("name the plain jar, or its folder: --projections target/classes");
    }

    private static List<String> views(Path... places) {
        ProjectionScan.Found found = ProjectionScan.of(List.of(places));
        assertThat(found.problems()).isEmpty();
        return found.projections().stream()
                .map(each -> each.name() + ":" + each.version())
                .toList();
    }

    private static List<String> problems(Path... places) {
        return ProjectionScan.of(List.of(places)).problems();
    }
}
