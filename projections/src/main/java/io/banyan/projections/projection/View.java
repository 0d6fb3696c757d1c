package io.banyan.projections.projection;

import org.jspecify.annotations.Nullable;

/// The view as it is before a change, as far as the change may see it: the documents of its own partition key, and
/// those that are everywhere. Reading another throws WrongOperation.
public interface View {
    /// Null where there is none.
    @Nullable
    Document get(DocumentKey key);
}
