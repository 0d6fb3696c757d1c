/// What tests of several packages share.
@NullMarked
package io.banyan;

import org.jspecify.annotations.NullMarked;
