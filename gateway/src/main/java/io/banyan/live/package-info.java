/// What operators change while Banyan runs: weights and kill switches, as immutable copies; how a change is made, kept
/// and merged; and the interfaces of the stores that keep it.
@NullMarked
package io.banyan.live;

import org.jspecify.annotations.NullMarked;
