package io.banyan.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFolderTests {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void givesTheFilesThemselvesWhenTheModernSideIsWhereTheySay() throws Exception {
        Path routes = Files.createDirectories(folder.resolve("routes"));

        assertThat(RouteFolder.forPorts(options(Ports.USUAL))).isEqualTo(routes);
    }

    @Test
    void copiesThemWithTheOtherPortsOnceAndKeepsLaterEdits() throws Exception {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.writeString(routes.resolve("a.yaml"), "url: http://127.0.0.1:8082\n");
        Files.writeString(routes.resolve("b.yaml"), "endpoint: http://127.0.0.1:9001\n");
        StageOptions options = options(new Ports(1, 2, 3, 4711, 4712));

        Path copies = RouteFolder.forPorts(options);
        assertThat(copies.resolve("a.yaml")).hasContent("url: http://127.0.0.1:4711\n");
        assertThat(copies.resolve("b.yaml")).hasContent("endpoint: http://127.0.0.1:4712\n");

        Files.writeString(copies.resolve("a.yaml"), "edited");
        assertThat(RouteFolder.forPorts(options).resolve("a.yaml")).hasContent("edited");
    }

    @Test
    void takesTheFileWithTheRampIntoACopy() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("routes")).resolve("events.yaml"), "weight: 10%\n");
        Files.writeString(
                Files.createDirectories(folder.resolve("demo/summertime/routes"))
                        .resolve("events.yaml"),
                "url: http://127.0.0.1:8082\nramp: {}\n");

        Path copies = RouteFolder.forPorts(options(Ports.USUAL).withRamp());

        assertThat(copies.resolve("events.yaml")).hasContent("url: http://127.0.0.1:8082\nramp: {}\n");
        assertThat(folder.resolve("routes/events.yaml")).hasContent("weight: 10%\n");
    }

    @Test
    void saysWhichOptionNamesTheFolderWhenItIsMissing() {
        assertThatThrownBy(() -> RouteFolder.forPorts(options(Ports.USUAL)))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("is not a folder")
                .hasMessageContaining("--routes");
    }

    private StageOptions options(Ports ports) {
        return StageOptions.of(folder, folder.resolve("work"), ports);
    }
}
