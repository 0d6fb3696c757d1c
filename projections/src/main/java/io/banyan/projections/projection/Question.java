package io.banyan.projections.projection;

import io.banyan.projections.change.Change;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a [BatchProjection] is asked about one change. Equal questions have equal answers.
///
/// @param change with the columns that the projection reads, and no others
/// @param documents those that it reads, as they are before the change; null where there is none
public record Question(Change change, Map<DocumentKey, @Nullable Document> documents) {
    /// Written out, for a short one loses what may be null.
    public Question(Change change, Map<DocumentKey, @Nullable Document> documents) {
        this.change = change;
        this.documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    }
}
