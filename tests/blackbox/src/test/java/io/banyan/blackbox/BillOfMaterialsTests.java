package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Repository;
import io.banyan.testkit.TwoSides;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/// The list of what the gateway's jar holds (CycloneDX), for those who look for a known fault in it.
@ExtendWith(SharedGateway.class)
class BillOfMaterialsTests {
    private static final String BILL = "META-INF/sbom/application.cdx.json";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    @Test
    void namesEachLibraryOfTheJarWithItsVersion() throws IOException {
        try (JarFile jar = new JarFile(Repository.gatewayJar().toFile())) {
            List<String> named = named(jar);
            List<String> held = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .filter(name -> !name.startsWith("spring-boot-jarmode-"))
                    .toList();

            assertThat(named)
                    .containsAll(held)
                    .anyMatch(name -> name.matches("netty-codec-http-[0-9.]+\\.Final\\.jar"));
        }
    }

    @Test
    void isNotReadThroughTheAdminPort(TwoSides sides) {
        assertThat(sides.gateway().admin().get("/actuator/sbom").status()).isEqualTo(404);
        assertThat(sides.gateway().admin().get("/actuator/sbom/application").status())
                .isEqualTo(404);
    }

    /// As files are called: `netty-buffer-4.2.20.Final.jar`.
    private static List<String> named(JarFile jar) throws IOException {
        ZipEntry bill = jar.getEntry(BILL);
        assertThat(bill)
                .as("%s of the gateway's jar; Maven leaves it out with -o: build without", BILL)
                .isNotNull();
        try (InputStream in = jar.getInputStream(bill)) {
            return JsonMapper.shared()
                    .readTree(in)
                    .path("components")
                    .valueStream()
                    .map(one -> one.path("name").asString() + "-"
                            + one.path("version").asString() + ".jar")
                    .toList();
        }
    }
}
