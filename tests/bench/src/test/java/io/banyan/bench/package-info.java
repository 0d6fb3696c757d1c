/// The pure parts of the bench: what it reads, and what it makes of it.
@NullMarked
package io.banyan.bench;

import org.jspecify.annotations.NullMarked;
