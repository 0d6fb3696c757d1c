package io.banyan.app;

import io.banyan.admin.DiskSource;
import io.banyan.written.Lookout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks twice a second at everything of this replica that needs a disk, so that what goes wrong there is told within
/// a second: in the log when it begins, changes and ends, and as long as it lasts in health and status. A look may
/// mend what it finds.
final class DiskWatch implements DiskSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
    private static final long PAUSE_MILLIS = 500;
    /// Of a sentence: what grows while nothing changes.
    private static final String AGE = "[0-9]+ s ago";

    private final List<Check> checks;
    private final Map<String, String> told = new HashMap<>();
    private final Lookout lookout;
    private volatile List<String> problems = List.of();
    private boolean closed;

    /// @param look gives a sentence on what is wrong; empty = nothing
    record Check(String name, Supplier<Optional<String>> look) {}

    DiskWatch(List<Check> checks) {
        this.checks = List.copyOf(checks);
        this.lookout = new Lookout(
                "banyan-disk",
                this::look,
                failed -> LOG.error("Checking the disks failed; it will be tried again", failed),
                () -> PAUSE_MILLIS);
    }

    /// Looks once before it returns, so that a start tells what it found, then again and again.
    void start() {
        look();
        lookout.start();
    }

    @Override
    public List<String> problems() {
        return lookout.silence()
                .map(since -> List.of("the disks of this replica were last looked at " + since.toSeconds() + " s ago"))
                .orElse(problems);
    }

    /// Nothing is written after it.
    @Override
    public synchronized void close() {
        closed = true;
        lookout.close();
    }

    synchronized void look() {
        if (closed) {
            return;
        }
        List<String> found = new ArrayList<>();
        for (Check check : checks) {
            Optional<String> problem = check.look().get();
            problem.ifPresent(found::add);
            tell(check.name(), problem);
        }
        problems = List.copyOf(found);
    }

    private void tell(String name, Optional<String> problem) {
        String now = problem.map(sentence -> sentence.replaceAll(AGE, "")).orElse("");
        String before = now.isEmpty() ? told.remove(name) : told.put(name, now);
        if (problem.isPresent() && !now.equals(before)) {
            LOG.warn("{}", problem.get());
        } else if (problem.isEmpty() && before != null) {
            LOG.info("{}: working again", name);
        }
    }
}
