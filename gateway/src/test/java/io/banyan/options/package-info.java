/// Tests of options: each by itself, from each place it may be written, and together.
@NullMarked
package io.banyan.options;

import org.jspecify.annotations.NullMarked;
