package io.banyan.tokens;

import io.banyan.access.RoleTokens;
import io.banyan.written.FileSignature;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the tokens of `--tokens` current: one daemon thread that looks at the file once a second and reads it when it
/// has changed. A file with errors leaves those of before in force, and says so in the log.
public final class RoleTokensRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoleTokensRunner.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Path file;
    private final Clock clock;
    private final Thread thread;
    private FileSignature seen;
    private volatile RoleTokens tokens;
    private volatile boolean closed;

    /// @param first as read at the start, without errors
    /// @param clock in UTC
    public RoleTokensRunner(Path file, RoleTokenFile first, Clock clock) {
        this.file = file;
        this.clock = clock;
        // Not of now: what was written since the first reading is then found by the first look.
        this.seen = FileSignature.UNREADABLE;
        this.tokens = first.tokens();
        this.thread = Thread.ofPlatform().name("banyan-tokens").daemon().unstarted(this::run);
    }

    /// Begins to look.
    public void start() {
        thread.start();
    }

    /// Those in force.
    public RoleTokens now() {
        return tokens;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            try {
                look();
            } catch (RuntimeException | StackOverflowError failed) {
                LOG.error("A look at {} failed; the tokens stay as they were", file, failed);
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            closed = true;
        }
    }

    /// Reads the file where it has changed since the last look.
    void look() {
        FileSignature now = FileSignature.of(file);
        if (now.equals(seen)) {
            return;
        }
        RoleTokenFile read = RoleTokenFile.read(file, LocalDate.now(clock));
        seen = now;
        read.problems().forEach(problem -> LOG.warn("{}", problem));
        if (read.hasErrors()) {
            LOG.warn("{} has errors: the tokens of before stay in force", file);
        } else if (!read.tokens().equals(tokens)) {
            tokens = read.tokens();
            LOG.info(
                    "{} was read again: {} tokens are in force",
                    file,
                    tokens.tokens().size());
        }
    }
}
