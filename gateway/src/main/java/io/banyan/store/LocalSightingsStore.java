package io.banyan.store;

import io.banyan.catalog.Noticed;
import io.banyan.catalog.Sightings;
import io.banyan.catalog.SightingsStore;
import io.banyan.written.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// Sightings of a replica by itself: in memory, and once a minute in a file of the state folder, whole or not
/// at all. A disk that takes nothing is logged once. Used by one thread.
public final class LocalSightingsStore implements SightingsStore {
    private static final Logger LOG = LoggerFactory.getLogger(LocalSightingsStore.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int LARGEST = 256 << 20;

    private final Path file;
    private Sightings kept;
    private Instant written = Instant.MIN;
    private boolean failing;

    /// @param state the state folder
    public LocalSightingsStore(Path state) {
        this.file = state.resolve("sightings");
        this.kept = read(file);
    }

    private static Sightings read(Path file) {
        try {
            return SightingsFile.of(new String(RegularFile.read(file, LARGEST), StandardCharsets.UTF_8));
        } catch (NoSuchFileException none) {
            return Sightings.NONE;
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read ({}): the catalogue begins anew", file, unreadable.getMessage());
            return Sightings.NONE;
        }
    }

    @Override
    public Mono<Void> add(Noticed noticed) {
        return Mono.fromRunnable(() -> {
            kept = kept.with(noticed).on(noticed.at());
            if (!written.plus(PAUSE).isAfter(noticed.at())) {
                written = noticed.at();
                write();
            }
        });
    }

    @Override
    public Mono<Sightings> read(Sightings known, Instant now) {
        return Mono.fromSupplier(() -> kept);
    }

    private void write() {
        try {
            WholeFile.write(file, SightingsFile.told(kept));
            failing = false;
        } catch (IOException failed) {
            if (!failing) {
                LOG.warn("Cannot keep what the catalogue has seen in {} ({})", file, failed.toString());
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        write();
    }
}
