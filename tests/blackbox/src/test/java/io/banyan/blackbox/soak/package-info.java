/// A gateway under mixed traffic for a long time: what it holds stays flat.
@NullMarked
package io.banyan.blackbox.soak;

import org.jspecify.annotations.NullMarked;
