package io.banyan.app;

import io.banyan.live.LiveRunner;
import io.banyan.snapshot.FileEffect;
import io.banyan.snapshot.Snapshot;
import io.banyan.snapshot.SnapshotListener;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts each new version of the route files in force. What a file lowers is in force before its routes are, what it
/// raises after; then the log says what it came to.
record Reloads(TrafficHolder holder, LiveRunner live) implements SnapshotListener {
    private static final Logger LOG = LoggerFactory.getLogger(Reloads.class);

    @Override
    public void inForce(Snapshot before, Snapshot after, Set<String> read) {
        var adopted = live.files(after.fileValues());
        holder.swap(after);
        adopted.thenRun(() -> FileEffect.lines(before, after, read, live.now()).forEach(LOG::info))
                .exceptionally(Reloads::notAdopted);
    }

    private static @Nullable Void notAdopted(Throwable failed) {
        LOG.error("Values of route files were not taken over", failed);
        return null;
    }
}
