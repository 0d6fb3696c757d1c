/// The new home of the sample monolith's event reads.
@NullMarked
package io.banyan.demo.modern;

import org.jspecify.annotations.NullMarked;
