package io.banyan.projections.query;

import io.banyan.projections.store.ViewId;
import java.util.function.Supplier;

/// Which versions of a view a service serves.
public interface ServedVersions extends Supplier<ViewId> {
    /// The one that is served to whoever asks for none.
    @Override
    ViewId get();

    /// Whether the service was written for this version.
    boolean knows(int version);

    /// The one that is served, and no other.
    static ServedVersions only(Supplier<ViewId> active) {
        return new ServedVersions() {
            @Override
            public ViewId get() {
                return active.get();
            }

            @Override
            public boolean knows(int version) {
                return active.get().version() == version;
            }
        };
    }
}
