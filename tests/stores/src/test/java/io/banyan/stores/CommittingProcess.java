package io.banyan.stores;

import io.banyan.live.CommitResult;
import io.banyan.live.LiveStore;
import io.banyan.live.Pending;
import io.banyan.live.ReplicaCopy;
import io.banyan.live.StoredState;
import io.banyan.store.LocalLiveStore;
import io.banyan.store.StateLock;
import io.banyan.testkit.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// A process that commits to a state folder as fast as it can, and says the number of each commit once it is taken.
final class CommittingProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader says;

    private CommittingProcess(Process process) {
        this.process = process;
        this.says = process.inputReader(StandardCharsets.UTF_8);
    }

    static CommittingProcess start(Path state) {
        try {
            return new CommittingProcess(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CommittingProcess.class.getName(),
                            state.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /// The number of the next commit that it was told is taken; -1 when it is dead and has said everything.
    long next() {
        try {
            for (String line = says.readLine(); line != null; line = says.readLine()) {
                if (line.matches("[0-9]+")) {
                    return Long.parseLong(line);
                }
            }
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// SIGKILL; what it had said can still be read.
    void kill() {
        process.toHandle().destroyForcibly();
        Await.until("the process is gone", () -> !process.isAlive());
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String... arguments) {
        Path state = Path.of(arguments[0]);
        var nothing = new ReplicaCopy.Saved(StoredState.EMPTY, List.of(), Pending.NONE);
        try (StateLock lock = StateLock.hold(state);
                LiveStore store = new LocalLiveStore(state, nothing, InstantSource.system())) {
            StoredState known = Objects.requireNonNull(store.read(0).block()).state();
            while (lock != null) {
                int percent = (int) (known.revision().number() % 99) + 1;
                CommitResult result = Objects.requireNonNull(
                        store.commit(Commits.weight(known, "events", percent)).block());
                known = result.state();
                System.out.println(known.revision().number());
            }
        }
    }
}
