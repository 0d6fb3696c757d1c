/// What operators change while Banyan runs: weights and kill switches, as immutable copies.
@NullMarked
package io.banyan.live;

import org.jspecify.annotations.NullMarked;
