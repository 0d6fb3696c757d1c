package io.banyan.store;

import io.banyan.evidence.Evidence;
import io.banyan.evidence.EvidenceStore;
import io.banyan.evidence.Placed;
import io.banyan.evidence.Repeats;
import io.banyan.written.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Evidence of a replica by itself: in memory, and after each change in a file of the state folder, whole or not at
/// all. A disk that takes nothing is logged once. Safe for any thread.
public final class LocalEvidenceStore implements EvidenceStore {
    private static final Logger LOG = LoggerFactory.getLogger(LocalEvidenceStore.class);
    private static final int LARGEST = 64 << 20;

    private final Path file;
    private final Repeats repeats = new Repeats();
    private final EvidenceFile kept;
    private boolean failing;

    /// @param state the state folder
    public LocalEvidenceStore(Path state) {
        this.file = state.resolve("evidence");
        this.kept = read(file);
    }

    private static EvidenceFile read(Path file) {
        try {
            return EvidenceFile.of(new String(RegularFile.read(file, LARGEST), StandardCharsets.UTF_8));
        } catch (NoSuchFileException none) {
            return new EvidenceFile();
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read ({}): evidence begins anew", file, unreadable.getMessage());
            return new EvidenceFile();
        }
    }

    @Override
    public Mono<Void> add(List<Placed> trials, Instant now) {
        return Mono.fromRunnable(() -> {
            synchronized (this) {
                trials.stream()
                        .filter(placed -> repeats.isNew(placed.trial().entity(), now))
                        .forEach(placed -> kept.add(placed, now));
                kept.forget(now);
                write();
            }
        });
    }

    @Override
    public Mono<Map<String, Evidence>> read(Map<String, String> revisions) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                Map<String, Evidence> all = new HashMap<>();
                revisions.forEach((group, revision) -> all.put(group, kept.of(group, revision)));
                return all;
            }
        });
    }

    @Override
    public synchronized Mono<Map<String, Long>> epochs() {
        return Mono.just(kept.epochs());
    }

    @Override
    public Mono<Void> raise(Map<String, Long> epochs) {
        return Mono.fromRunnable(() -> {
            synchronized (this) {
                kept.raise(epochs);
                write();
            }
        });
    }

    @Override
    public Mono<Long> forget(String group) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                long epoch = kept.forget(group);
                write();
                return epoch;
            }
        });
    }

    private void write() {
        try {
            WholeFile.write(file, kept.text());
            failing = false;
        } catch (IOException failed) {
            if (!failing) {
                LOG.warn("Cannot keep evidence in {} ({})", file, failed.toString());
            }
            failing = true;
        }
    }

    @Override
    public void close() {}
}
