/// What this process may use of its machine, and what it runs short of. The JDK alone.
@NullMarked
package io.banyan.process;

import org.jspecify.annotations.NullMarked;
