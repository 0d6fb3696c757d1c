package io.banyan.upstream;

import io.banyan.exchange.FallBackRule;
import io.banyan.route.Group;
import org.jspecify.annotations.Nullable;

/// The two sides of a group as written, and what is done with MODERN's answers.
///
/// @param legacy null = the installation's `--legacy`
public record GroupUpstreams(
        Group group, UpstreamSpec modern, @Nullable UpstreamSpec legacy, FallBackRule fallBack, AnswerRules answers) {}
