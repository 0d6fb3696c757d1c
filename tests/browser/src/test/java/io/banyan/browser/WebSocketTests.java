package io.banyan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.impl.driver.Driver;
import io.banyan.testkit.Await;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.Measured;
import io.banyan.testkit.WebSocketEcho;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// WebSockets with `permessage-deflate` through the gateway, as real clients speak them: Chromium, and the Node that
/// Playwright brings.
class WebSocketTests {
    private static final int CONNECTIONS = FullNumbers.pick(10, 1_000);
    private static final List<Integer> SIZES = List.of(0, 1, 125, 126, 1_000, 65_535, 65_536, 100_000);
    private static final Duration BOUND = Duration.ofMinutes(FullNumbers.pick(1, 10));

    @AutoClose
    private final WebSocketEcho echo = WebSocketEcho.start();

    @AutoClose
    private final Gateway gateway = GatewaySetup.facing(echo.url()).start();

    @Test
    void chromiumGetsEveryMessageBack() {
        try (Chromium chromium = Chromium.start();
                BrowserContext window = chromium.window(new NewContextOptions())) {
            Page page = window.newPage();
            page.navigate("http://127.0.0.1:" + gateway.port() + "/");

            Object seen = page.evaluate(script(), arguments());

            assertEchoed("Chromium", seen);
        }
    }

    @Test
    void nodeGetsEveryMessageBack(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(
                folder.resolve("echo.mjs"),
                "const run = " + script() + ";\nconsole.log(await run({ url: '" + url() + "', connections: "
                        + CONNECTIONS + ", sizes: " + SIZES + " }));\n");
        Path output = folder.resolve("output");
        Path node = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
                .driverDir()
                .resolve("node");

        Process running = new ProcessBuilder(node.toString(), script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Await.until("Node has ended", BOUND, () -> !running.isAlive());

        assertEchoed("Node", Files.readString(output).strip());
    }

    private void assertEchoed(String client, Object seen) {
        int messages = CONNECTIONS * SIZES.size() * 2;
        assertThat(seen)
                .isEqualTo("{\"extensions\":[\"permessage-deflate\"],\"echoed\":" + messages
                        + ",\"wrong\":0,\"closed\":[1000]}");
        Await.until("no connection is left", () -> echo.openConnections() == 0);
        Measured.as("web-sockets")
                .figure(client + ": connections, all with permessage-deflate", CONNECTIONS)
                .figure(client + ": messages that came back the same", messages)
                .append();
    }

    private String url() {
        return "ws://127.0.0.1:" + gateway.port() + "/echo";
    }

    private Map<String, Object> arguments() {
        return Map.of("url", url(), "connections", CONNECTIONS, "sizes", SIZES);
    }

    private static String script() {
        try (InputStream file = WebSocketTests.class.getResourceAsStream("/echo.js")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("async ("));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
