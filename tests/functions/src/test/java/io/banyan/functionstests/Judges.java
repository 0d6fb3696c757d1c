package io.banyan.functionstests;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The judges of `tests/functions/judges`: scripts for Node.js that use what others wrote, with what npm brings for
/// them, laid out below `.build`. All of that is in `package-lock.json`, which names no host, so any registry will do:
/// `npm install --package-lock-only --omit-lockfile-registry-resolved` writes it anew.
final class Judges {
    private static final Path SCRIPTS = Path.of("judges").toAbsolutePath();
    private static final Path THERE =
            Path.of("../../.build/judges").toAbsolutePath().normalize();
    private static final int MINUTES = 10;

    private Judges() {}

    /// Brings them, and returns their folder. Fails with the line that installs what is missing.
    static synchronized Path folder() {
        try {
            Files.createDirectories(THERE);
            String wanted = Files.readString(SCRIPTS.resolve("package-lock.json"));
            Path brought = THERE.resolve("brought.json");
            copyScripts();
            if (!Files.exists(brought) || !Files.readString(brought).equals(wanted)) {
                run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"), "npm");
                Files.writeString(brought, wanted);
            }
            return THERE;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copyScripts() throws IOException {
        try (Stream<Path> files = Files.list(SCRIPTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, THERE.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void run(List<String> command, String program) {
        File log = THERE.resolve(program + ".log").toFile();
        try {
            Process process = new ProcessBuilder(command)
                    .directory(THERE.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " failed; see " + log);
            }
        } catch (IOException missing) {
            throw new IllegalStateException(
                    program + " is missing; install it with: apt-get install nodejs npm", missing);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        }
    }

    /// What a script prints for what it reads, line by line.
    static List<String> ask(String script, List<String> lines) {
        try {
            Path in = Files.write(THERE.resolve(script + ".in"), lines);
            Process process = new ProcessBuilder(
                            "node", folder().resolve(script).toString())
                    .redirectInput(in.toFile())
                    .redirectError(Redirect.INHERIT)
                    .start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                List<String> said = out.lines().toList();
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(script + " failed; it said why above");
                }
                return said;
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(ended);
        } catch (IOException missing) {
            throw new IllegalStateException("node is missing; install it with: apt-get install nodejs npm", missing);
        }
    }
}
