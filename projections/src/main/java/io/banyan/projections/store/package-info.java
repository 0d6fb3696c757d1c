/// Where views are kept: documents and their entries in ordered indexes, by partition, each with the checkpoint up to
/// which everything is in. `ViewStore` is the promise, held by a contract kit of tests; one in Redis, one in
/// PostgreSQL.
@NullMarked
package io.banyan.projections.store;

import org.jspecify.annotations.NullMarked;
