/// Tests of package query.
@NullMarked
package io.banyan.projections.query;

import org.jspecify.annotations.NullMarked;
