package io.banyan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.banyan.demo.stage.DemoStage;
import io.banyan.demo.stage.Ports;
import io.banyan.demo.stage.StageOptions;
import io.banyan.testkit.Await;
import io.banyan.testkit.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// `./banyan demo --ramp`: what it tells comes true, with the mistake in the view and without it.
@EnabledIfSystemProperty(named = "banyan.full", matches = "true", disabledReason = "takes two minutes")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class RampedSiteTests {
    /// Some 30 s on two cores that have nothing else to do.
    private static final Duration BOUND = Duration.ofMinutes(4);

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    @AutoClose
    private DemoStage stage;

    private StageOptions options;

    @BeforeAll
    @Timeout(240)
    void start(@TempDir Path folder) throws Exception {
        options = StageOptions.of(Repository.root(), folder, Ports.free()).withRamp();
        stage = DemoStage.start(options);
        // Whoever stops the tests in the middle stops the demo too.
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "stop"));
        stage.tellRamp(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @Test
    @Order(1)
    @Timeout(300)
    void goesBackFromOnePercentAndNamesTheField() throws Exception {
        Await.until("the ramp has gone back", BOUND, () -> text().contains("ROLLED BACK"));

        assertThat(text()).containsSubsequence("1% of all clients", "ROLLED BACK", "Answers differ at", "startsAt");
        var ramp = JsonParser.parseString(get("/api/v1/groups/events/ramp")).getAsJsonObject();
        assertThat(ramp.get("stage").getAsString()).isEqualTo("rolled-back");
        assertThat(ramp.get("weight").getAsDouble()).isZero();
        assertThat(ramp.get("pointers").toString()).contains("\"/startsAt\"");
        assertThat(new Journal(options.accessLog()).since(0))
                .filteredOn(read -> read.side().equals("modern"))
                .allSatisfy(read -> assertThat(read.weight()).isLessThanOrEqualTo(1));
    }

    @Test
    @Order(2)
    @Timeout(600)
    void reachesTheEndOnceThePrintedCommandsHaveMendedTheView(@TempDir Path folder) throws Exception {
        String commands = text().substring(text().indexOf("In another terminal:") + "In another terminal:".length());
        Path output = folder.resolve("typed");
        Process typed = new ProcessBuilder("bash", "-e", "-c", commands + "\nread -r enough\nkill $!")
                .directory(Repository.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (OutputStream enough = typed.getOutputStream()) {
            Await.until("the ramp is done", BOUND, () -> text().contains("The ramp is done") || !typed.isAlive());
            assertThat(text()).as(Files.readString(output)).contains("100% of all clients", "The ramp is done");
            enough.write('\n');
        }

        assertThat(typed.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private String text() {
        return told.toString(StandardCharsets.UTF_8);
    }

    private String get(String path) throws IOException, InterruptedException {
        String token = Files.readString(options.accessLog().resolveSibling("gateway/admin-token"));
        var asked = HttpRequest.newBuilder(URI.create(stage.adminUrl() + path))
                .header("Authorization", "Bearer " + token.strip())
                .build();
        return http.send(asked, BodyHandlers.ofString()).body();
    }
}
