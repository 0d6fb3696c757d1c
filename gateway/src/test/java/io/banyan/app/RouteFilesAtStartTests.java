package io.banyan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.options.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFilesAtStartTests {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void staysReadyWithABadFileAndSaysSo() throws IOException {
        Path routes = badFile();

        try (Gateway gateway = Gateways.start(folder, "--routes=" + routes)) {
            AdminPort admin = AdminPort.of(gateway);

            assertThat(admin.anonymous("GET", "/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            assertThat(admin.get("/actuator/health").body())
                    .contains("\"condition\":\"degraded\"", routes.resolve("events.yaml") + ":");
            assertThat(admin.get("/actuator/prometheus").body())
                    .contains("banyan_reloads_total{result=\"partly\"} 1.0");
        }
    }

    @Test
    void refusesABadFileWhenStrict() throws IOException {
        Path routes = badFile();

        assertThatThrownBy(() -> Gateways.start(folder, "--routes=" + routes, "--strict=true"))
                .isInstanceOfSatisfying(StartRefused.class, refused -> {
                    assertThat(refused.exitCode()).isEqualTo(1);
                    assertThat(refused.reasons()).isNotEmpty().allMatch(reason -> reason.contains("events.yaml"));
                });
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> Gateways.start(folder, "--routes=" + folder.resolve("nowhere")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void refusesPreviewTokensThatAreNoList() throws IOException {
        Path tokens = Files.writeString(folder.resolve("tokens.yaml"), "hash: x\n");

        assertThatThrownBy(() -> Gateways.start(folder, "--preview-tokens=" + tokens))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("tokens.yaml");
    }

    private Path badFile() throws IOException {
        Path routes = Files.createDirectory(folder.resolve("bad"));
        Files.writeString(routes.resolve("events.yaml"), "group: events\nwieght: 10%\n");
        return routes;
    }
}
