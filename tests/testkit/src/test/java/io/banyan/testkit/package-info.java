/// The testkit against itself: a client straight at a stub.
@NullMarked
package io.banyan.testkit;

import org.jspecify.annotations.NullMarked;
