package io.banyan.projector.app;

import io.banyan.projections.projection.Projection;
import org.jspecify.annotations.Nullable;

/// One of `--only`: all versions of a view, or one.
///
/// @param version null: all
record ViewChoice(String name, @Nullable Integer version) {
    /// Reads `events` or `events:2`, or `events:v2` as other commands show it. Throws IllegalArgumentException with a
    /// message that follows on the name of what was read.
    static ViewChoice parse(String text) {
        int colon = text.indexOf(':');
        String version = text.substring(colon + 1).replaceFirst("^v", "");
        if (colon == 0 || text.isEmpty() || (colon > 0 && !version.matches("[1-9][0-9]{0,8}"))) {
            throw new IllegalArgumentException(
                    "was '" + text + "' but must be a view, or a view and a version; write --only events:2,members");
        }
        return colon < 0
                ? new ViewChoice(text, null)
                : new ViewChoice(text.substring(0, colon), Integer.valueOf(version));
    }

    boolean takes(Projection projection) {
        return projection.name().equals(name) && (version == null || projection.version() == version);
    }

    /// `events:2`.
    static String written(Projection projection) {
        return projection.name() + ":" + projection.version();
    }

    /// As it was written.
    @Override
    public String toString() {
        return version == null ? name : name + ":" + version;
    }
}
