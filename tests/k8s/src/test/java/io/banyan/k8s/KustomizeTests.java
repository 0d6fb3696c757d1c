package io.banyan.k8s;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KustomizeTests {
    @Test
    void saysHowToInstallItWhenThereIsNone(@TempDir Path empty) {
        assertThatThrownBy(() -> Kustomize.find(empty.toString(), empty))
                .hasMessage("there is no kustomize 4 or newer; install it with: tests/k8s/bring-kustomize");
    }

    @Test
    void passesOverOneThatIsTooOld(@TempDir Path folder) throws IOException {
        program(folder.resolve("kustomize"), "echo v3.9.4");

        assertThatThrownBy(() -> Kustomize.find(folder.toString(), folder)).hasMessageContaining("4 or newer");
    }

    @Test
    void takesTheOneInsideKubectl(@TempDir Path folder) throws IOException {
        program(folder.resolve("kubectl"), "echo 'Client Version: v1.34.5'; echo 'Kustomize Version: v5.7.1'");

        assertThatCode(() -> Kustomize.find(folder.toString(), folder)).doesNotThrowAnyException();
    }

    @Test
    void refusesAPropertyThatKubernetesDoesNotHave() {
        String misspelt = "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {port: []}}";

        assertThatThrownBy(() -> StrictModel.read(misspelt)).hasMessageContaining("Unrecognized field \"port\"");
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
