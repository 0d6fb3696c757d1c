package io.banyan.tokens;

import io.banyan.written.Counted;
import io.banyan.written.FileSignature;
import io.banyan.written.Lookout;
import io.banyan.written.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the tokens of one file current: one daemon thread that looks at the file once a second and reads it when it
/// has changed. A file with errors leaves those of before in force, and says so in the log and in the health.
public final class TokensRunner<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TokensRunner.class);
    private static final long PAUSE_MILLIS = 1_000;

    private final Path path;
    private final TokenFile.Reading<T> reading;
    private final Clock clock;
    private final Lookout lookout;
    private FileSignature seen;
    private volatile TokenFile<T> read;
    private volatile TokenFile<T> inForce;

    /// @param first as read at the start, without errors
    /// @param reading as it was read, and will be again
    /// @param clock in UTC
    public TokensRunner(Path path, TokenFile<T> first, TokenFile.Reading<T> reading, Clock clock) {
        this.path = path;
        this.reading = reading;
        this.clock = clock;
        // Not of now: what was written since the first reading is then found by the first look.
        this.seen = FileSignature.UNREADABLE;
        this.read = first;
        this.inForce = first;
        this.lookout = new Lookout("banyan-tokens", this::look, this::failed, () -> PAUSE_MILLIS);
    }

    /// Reads the file, and keeps what it says current once started.
    ///
    /// @param refused what to throw where it has errors, of every error and warning
    public static <T> TokensRunner<T> open(
            Path path,
            TokenFile.Reading<T> reading,
            Clock clock,
            Function<List<String>, ? extends RuntimeException> refused) {
        TokenFile<T> first = reading.of(path, LocalDate.now(clock));
        if (first.hasErrors()) {
            throw refused.apply(first.problems().stream().map(Problem::toString).toList());
        }
        return new TokensRunner<>(path, first, reading, clock);
    }

    /// Begins to look.
    public void start() {
        lookout.start();
    }

    /// Those in force.
    public T now() {
        return inForce.tokens();
    }

    /// How many are in force.
    public int count() {
        return inForce.count();
    }

    /// Which option names the file: `--tokens`.
    public String option() {
        return inForce.option();
    }

    /// What is wrong with the file as it is now, so that the tokens of before are in force; empty = nothing.
    public List<String> errors() {
        return read.errors();
    }

    /// That edits are not seen: the file was not looked at for a while.
    public Optional<String> unread() {
        return lookout.silence()
                .map(since -> path + " was last read " + since.toSeconds()
                        + " s ago: the tokens of then are in force, edits wait until it can be read again");
    }

    @Override
    public void close() {
        lookout.close();
    }

    private void failed(Throwable thrown) {
        LOG.error("Checking {} failed; the tokens stay as they were", path, thrown);
    }

    /// Reads the file where it has changed since the last look.
    void look() {
        FileSignature now = FileSignature.of(path);
        if (now.equals(seen)) {
            return;
        }
        TokenFile<T> file = reading.of(path, LocalDate.now(clock));
        seen = now;
        read = file;
        file.problems().forEach(problem -> LOG.warn("{}", problem));
        if (file.hasErrors()) {
            LOG.warn("{} has errors: the previous tokens stay in force", path);
            return;
        }
        boolean others = !file.tokens().equals(inForce.tokens());
        inForce = file;
        if (others) {
            LOG.info("{} was read again: {} in force", path, Counted.of(file.count(), "token"));
        }
    }
}
