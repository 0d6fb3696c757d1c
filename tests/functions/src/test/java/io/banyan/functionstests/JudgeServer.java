package io.banyan.functionstests;

import io.banyan.lambda.Field;
import io.banyan.lambda.HttpAsk;
import io.banyan.testkit.Await;
import io.banyan.testkit.FreePort;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.RawClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A judge that runs on ports of loopback alone, with a function that answers with its event.
final class JudgeServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration START = Duration.ofMinutes(3);

    private final Judge judge;
    private final int port;
    private final Process process;
    private final Path log;

    private JudgeServer(Judge judge, int port, Process process, Path log) {
        this.judge = judge;
        this.port = port;
        this.process = process;
        this.log = log;
    }

    static JudgeServer start(Judge judge) {
        Path folder = Judges.folder();
        Path log = folder.resolve(judge.command + ".log");
        int port = FreePort.next();
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            "node",
                            "node_modules/serverless/bin/serverless.js",
                            judge.command,
                            "--config",
                            judge.settings)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment(folder, port));
            return new JudgeServer(judge, port, builder.start(), log).listening();
        } catch (IOException missing) {
            throw new UncheckedIOException("node is missing; install it with: apt-get install nodejs npm", missing);
        }
    }

    private JudgeServer listening() {
        try {
            Await.until(judge.npm + " listens; see " + log, START, this::isUp);
            return this;
        } catch (AssertionError inVain) {
            close();
            throw inVain;
        }
    }

    private static Map<String, String> environment(Path folder, int port) {
        return Map.of(
                "PATH",
                System.getenv("PATH"),
                "HOME",
                folder.resolve("home").toString(),
                "NODE_OPTIONS",
                "--require " + folder.resolve("loopback.cjs"),
                "SLS_TELEMETRY_DISABLED",
                "1",
                "SLS_TRACKING_DISABLED",
                "1",
                "SLS_NOTIFICATIONS_MODE",
                "off",
                "JUDGE_PORT",
                String.valueOf(port),
                "JUDGE_SECOND_PORT",
                String.valueOf(FreePort.next()));
    }

    private boolean isUp() {
        if (!process.isAlive()) {
            throw new AssertionError(judge.npm + " ended; see " + log);
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /// The event that its function was given.
    Told told(HttpAsk ask) {
        try (RawClient client = RawClient.connect(port)) {
            Optional<RawAnswer> answer = client.send(sent(ask)).tryRead(ask.method());
            if (answer.isEmpty()) {
                return new Told(0, JSON.missingNode());
            }
            JsonNode event = answer.get()
                    .header("x-event")
                    .map(text -> JSON.readTree(Base64.getDecoder().decode(text)))
                    .orElse(JSON.missingNode());
            return new Told(answer.get().status(), event);
        }
    }

    /// What a judge did with a request.
    ///
    /// @param status 0: it closed the connection
    /// @param event missing: it let no function see it
    record Told(int status, JsonNode event) {}

    private byte[] sent(HttpAsk ask) {
        StringBuilder head = new StringBuilder(ask.method())
                .append(' ')
                .append(judge.prefix)
                .append(ask.target())
                .append(' ')
                .append(ask.protocol())
                .append("\r\n");
        for (Field field : ask.headers()) {
            head.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(ask.body());
        return all.toByteArray();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
