package io.banyan.evidence;

import io.banyan.route.Side;
import io.banyan.shadow.Judged;

/// A read that LEGACY or MODERN answered, and what its copy came to.
///
/// @param target as it was asked, with its query
/// @param to the side that the copy went to
/// @param headNanos from the copy's own call to the head of its answer; -1 = it had none
public record CopiedRead(String group, String route, String target, Side to, Judged judged, long headNanos) {}
