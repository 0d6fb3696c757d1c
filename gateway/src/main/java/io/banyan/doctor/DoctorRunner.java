package io.banyan.doctor;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Examines MODERNs, each at most once at a time and two at once, off the way of requests.
public final class DoctorRunner {
    /// What one examination takes at most.
    public static final Duration TIME = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(DoctorRunner.class);
    private static final int AT_ONCE = 2;

    private final Practice practice;
    private final InstantSource clock;
    private final Set<String> under = ConcurrentHashMap.newKeySet();

    /// Whoever can ask.
    public interface Practice {
        /// The MODERN of a case, to be asked once.
        ///
        /// @param atMost what all its answers together may take
        Patient patient(Case of, Duration atMost);
    }

    public DoctorRunner(Practice practice, InstantSource clock) {
        this.practice = practice;
        this.clock = clock;
    }

    /// Examines; empty = the same group, or as many as can be, are under way.
    public Optional<CompletableFuture<List<Finding>>> examine(Case of) {
        synchronized (under) {
            if (under.size() >= AT_ONCE || !under.add(of.name())) {
                return Optional.empty();
            }
        }
        CompletableFuture<List<Finding>> found = new CompletableFuture<>();
        Thread.ofVirtual().name("banyan-doctor").start(() -> run(of, found));
        return Optional.of(found);
    }

    private void run(Case of, CompletableFuture<List<Finding>> found) {
        try {
            List<Finding> findings = Examination.of(of, practice.patient(of, TIME), clock);
            under.remove(of.name());
            found.complete(findings);
        } catch (RuntimeException | Error unexpected) {
            LOG.error("An examination of {} failed", of.name(), unexpected);
            under.remove(of.name());
            found.completeExceptionally(unexpected);
        }
    }
}
