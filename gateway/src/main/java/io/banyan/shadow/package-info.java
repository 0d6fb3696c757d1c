/// Copies of reads for the side that did not answer them: how many, of which, and what comes of comparing the two
/// answers. The copies themselves are sent elsewhere.
@NullMarked
package io.banyan.shadow;

import org.jspecify.annotations.NullMarked;
