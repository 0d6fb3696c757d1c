/// What comparisons and calls have seen of a group's MODERN, counted so that replicas and restarts add up, and what may
/// be said of the counts at whatever moment one looks. Nothing is heard of a group that is neither copied nor ramped.
@NullMarked
package io.banyan.evidence;

import org.jspecify.annotations.NullMarked;
