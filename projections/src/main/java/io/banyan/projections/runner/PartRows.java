package io.banyan.projections.runner;

import io.banyan.position.Source;
import io.banyan.projections.change.LogPosition;
import io.banyan.projections.projection.Part;
import java.util.List;

/// The rows of some partition keys, as they were at one place of the log; in the order of a rebuild.
record PartRows(Source source, LogPosition at, List<Part> rows) {
    /// With more, a rebuild of the whole view is the better way: all of them are in memory at once.
    static final int MOST = 100_000;

    static PartRefused tooMany() {
        return new PartRefused("these partition keys have more than 100,000 rows and changes; ask for fewer keys at a"
                + " time, or rebuild the whole view");
    }
}
