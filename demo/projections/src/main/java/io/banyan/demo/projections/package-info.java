/// The sample site's view `events`: which documents and lists are made of the monolith's changes, and what they are
/// called. Whoever serves the view reads those names here.
@NullMarked
package io.banyan.demo.projections;

import org.jspecify.annotations.NullMarked;
