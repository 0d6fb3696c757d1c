/// The same exchange many times over: each time exactly the same answer, and nothing is left.
@NullMarked
package io.banyan.blackbox.exact;

import org.jspecify.annotations.NullMarked;
