package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.Repository;
import io.banyan.testkit.StubUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `./banyan serve` starts with the AOT cache of a rehearsal; one that does not fit costs time and nothing else.
class AotStartTests {
    private static final Path LAID_OUT = Repository.root().resolve("gateway/target/run");
    private static final String SAYS = "AOT cache";

    @BeforeAll
    static void rehearse() {
        GatewayProcess.rehearse();
    }

    @Test
    void servesWithTheCacheOfTheJarsAsTheyAreAndStopsAsEver() throws IOException {
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                GatewayProcess gateway =
                        GatewaySetup.facing(legacy.url()).startByLauncher("-XX:AOTMode=on", "-Xlog:aot:stdout")) {
            assertThat(gateway.get("/").text()).isEqualTo("legacy");
            assertThat(gateway.output()).contains("Using AOT-linked classes: true");
            assertThat(modified(LAID_OUT.resolve("laid-out")))
                    .isGreaterThanOrEqualTo(modified(Repository.gatewayJar()));

            gateway.terminate();

            assertThat(gateway.exitCode(Await.BOUND)).isEqualTo(143);
        }
    }

    @Test
    void servesWithoutTheCacheThatWasMadeForOtherOptionsAndSaysSoInOneLine() {
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                GatewayProcess gateway =
                        GatewaySetup.facing(legacy.url()).startByLauncher("-XX:-UseCompactObjectHeaders")) {
            assertThat(gateway.get("/").text()).isEqualTo("legacy");
            Await.until("it says so", () -> gateway.output().contains(SAYS));
            assertThat(gateway.output().lines())
                    .filteredOn(line -> line.contains(SAYS))
                    .hasSize(1);
            assertThat(gateway.output()).doesNotContainIgnoringCase("error").doesNotContain("[warning]");
        }
    }

    @Test
    void servesWithoutTheCacheThatWasMadeForOtherJars() {
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                GatewayProcess gateway = GatewaySetup.facing(legacy.url())
                        .startProcess("-XX:AOTCache=" + LAID_OUT.resolve("serve.aot"))) {
            assertThat(gateway.get("/").text()).isEqualTo("legacy");
            Await.until("it says so", () -> gateway.output().contains(SAYS));
            assertThat(gateway.output()).doesNotContain("[error]", "[warning]");
        }
    }

    private static FileTime modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file);
    }
}
