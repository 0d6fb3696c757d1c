package io.banyan.projections.store;

import io.banyan.projections.projection.Document;

/// A document found by an index.
public record Placed(IndexPlace place, Document document) {}
