/// Tests of the stores that need neither a network nor another process.
@NullMarked
package io.banyan.store;

import org.jspecify.annotations.NullMarked;
