package io.banyan.projections.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of an index.
///
/// @param next what to give as `after` for the next page; null: this is the last
public record Page(List<Placed> documents, @Nullable IndexPlace next) {
    public Page {
        documents = List.copyOf(documents);
    }
}
