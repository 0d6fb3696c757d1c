/// The new home of the sample monolith's event reads: same JSON, same database, a role that may only read.
@NullMarked
package io.banyan.demo.modern;

import org.jspecify.annotations.NullMarked;
