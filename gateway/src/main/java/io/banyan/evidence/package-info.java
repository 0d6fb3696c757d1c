/// What comparisons and calls have seen of a group's MODERN, counted so that replicas and restarts add up, and what may
/// be said of the counts at whatever moment one looks.
@NullMarked
package io.banyan.evidence;

import org.jspecify.annotations.NullMarked;
