/// Tests of the modern lane: what a team's filters do to a head, and what they leave alone.
@NullMarked
package io.banyan.proxy;

import org.jspecify.annotations.NullMarked;
