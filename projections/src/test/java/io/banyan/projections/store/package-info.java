/// Tests of package store.
@NullMarked
package io.banyan.projections.store;

import org.jspecify.annotations.NullMarked;
