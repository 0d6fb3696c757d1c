/// What changed in the monolith's database, as data: the entries that a source finds, a log keeps and projections
/// read. Pure: the JDK and positions alone.
@NullMarked
package io.banyan.projections.change;

import org.jspecify.annotations.NullMarked;
