/// Where changes come from: the monolith's database, asked for what it committed and for its rows as of one
/// moment. `ChangeSource` is the promise; PostgreSQL is the one that keeps it.
@NullMarked
package io.banyan.projections.source;

import org.jspecify.annotations.NullMarked;
