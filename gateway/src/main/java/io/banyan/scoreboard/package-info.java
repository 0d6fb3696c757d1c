/// What the monolith still answers: URL templates learnt from traffic, what each would take to move, and what can be
/// deleted. Pure, but for the runner that counts on a thread of its own.
@NullMarked
package io.banyan.scoreboard;

import org.jspecify.annotations.NullMarked;
