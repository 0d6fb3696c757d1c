package io.banyan.projections.projection;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A document as a store keeps it.
///
/// @param entries index → the text it is sorted by there
public record StoredDocument(Document document, SortedMap<String, String> entries) {
    public StoredDocument {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /// In no index.
    public StoredDocument(Document document) {
        this(document, Collections.emptySortedMap());
    }
}
