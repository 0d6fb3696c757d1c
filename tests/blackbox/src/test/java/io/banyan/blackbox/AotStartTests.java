package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewayProcess;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.Repository;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.TwoSides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `./banyan serve` and the commands that move traffic start with the AOT cache of a rehearsal; one that does not fit
/// costs time and nothing else.
class AotStartTests {
    private static final Path LAID_OUT = Repository.root().resolve("gateway/target/run");
    private static final String SAYS = "AOT cache";
    /// Half of what a command with picocli loads, and what that costs.
    private static final int MOST_CLASSES = 3_200;

    private static final Pattern FRAMEWORK = Pattern.compile("] (picocli|org\\.springframework|io\\.netty|reactor)\\.");

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
    void servesWithoutTheCacheThatWasMadeOfOtherJars() {
        try (StubUpstream legacy = StubUpstream.that(Behaviours.says("legacy"));
                GatewayProcess gateway = GatewaySetup.facing(legacy.url())
                        .startProcess("-Xbootclasspath/a:" + Repository.gatewayJar())) {
            assertThat(gateway.get("/").text()).isEqualTo("legacy");
            Await.until("it says so", () -> gateway.output().contains(SAYS));
            assertThat(gateway.output()).doesNotContain("[error]", "[warning]");
        }
    }

    @Test
    void movesTrafficWithTheCacheOfChangesAlone() throws IOException, InterruptedException {
        try (TwoSides sides = TwoSides.with(group -> group.weight("10%").route("event", "/events/{id}"))) {
            Path classes = Files.createTempFile("banyan-classes-", ".log");
            for (String line : List.of("weight events 25%", "kill events", "unkill events")) {
                assertThat(said(sides.gateway(), classes, line))
                        .startsWith("events: ")
                        .contains("\nundo: ./banyan ");
                try (Stream<String> loaded = Files.lines(classes)) {
                    assertThat(loaded).hasSizeBetween(1, MOST_CLASSES).noneMatch(FRAMEWORK.asPredicate());
                }
            }
        }
    }

    /// What the launcher prints of a change; the classes that its JVM has loaded are in a file then.
    private static String said(Gateway gateway, Path classes, String line) throws IOException, InterruptedException {
        Path out = Files.createTempFile("banyan-said-", ".txt");
        List<String> words =
                new ArrayList<>(List.of(Repository.root().resolve("banyan").toString()));
        words.addAll(List.of(line.split(" ")));
        words.addAll(List.of("--reason", "a try"));
        ProcessBuilder launcher =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(out.toFile());
        launcher.environment().put("BANYAN_ADMIN", "http://127.0.0.1:" + gateway.adminPort());
        launcher.environment().put("BANYAN_STATE", gateway.state().toString());
        launcher.environment()
                .put("BANYAN_JAVA_OPTS", "-XX:AOTMode=on -Xlog:class+load:file=" + classes + "::filecount=0");
        assertThat(launcher.start().waitFor()).as(() -> line).isZero();
        return Files.readString(out);
    }

    private static FileTime modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file);
    }
}
