package io.banyan.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutesTests {
    @ParameterizedTest
    @EnumSource(Installation.class)
    void carriesEveryRouteFileUnchangedUnderANameThatStays(Installation installation) throws IOException {
        String name = installation.pod().spec().getVolumes().stream()
                .filter(volume -> volume.getName().equals("routes"))
                .map(volume -> volume.getConfigMap().getName())
                .findFirst()
                .orElseThrow();
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> folder = Files.list(Repository.root().resolve("routes"))) {
            for (Path file :
                    folder.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(name).isEqualTo("banyan-routes");
        assertThat(installation.configMap(name).getData()).containsExactlyInAnyOrderEntriesOf(files);
    }

    @Test
    void passesTheCheckAsTheKubeletLaysItOut(@TempDir Path mounted) throws IOException {
        Path version = Files.createDirectory(mounted.resolve("..2026_11_22_03_12_09.123"));
        Path data = Files.createSymbolicLink(mounted.resolve("..data"), version.getFileName());
        for (var file : Installation.FLEET.configMap("banyan-routes").getData().entrySet()) {
            Files.writeString(version.resolve(file.getKey()), file.getValue());
            Files.createSymbolicLink(
                    mounted.resolve(file.getKey()), Path.of(data.getFileName().toString(), file.getKey()));
        }

        assertThat(GatewayProcess.run("check", mounted.toString()))
                .isEqualTo(new GatewayProcess.Finished(
                        0, mounted + ": 3 files, 3 good groups, 7 routes: no errors, no warnings\n"));
    }
}
