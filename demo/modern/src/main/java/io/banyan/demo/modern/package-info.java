/// The new home of the sample monolith's event reads: same JSON, from a view of its own that follows the monolith's
/// changes. It has no access to the monolith's database.
@NullMarked
package io.banyan.demo.modern;

import org.jspecify.annotations.NullMarked;
