package io.banyan.upstream;

import io.banyan.exchange.FallBackRule;
import io.banyan.freshness.FreshnessRule;
import io.banyan.route.Group;
import org.jspecify.annotations.Nullable;

/// The two sides of a group as written, and what is done with MODERN's answers.
///
/// @param legacy null = the installation's `--legacy`
/// @param freshness null = the file asks for none
public record GroupUpstreams(
        Group group,
        UpstreamSpec modern,
        @Nullable UpstreamSpec legacy,
        FallBackRule fallBack,
        AnswerRules answers,
        @Nullable FreshnessRule freshness) {
    /// Of a file that asks for no freshness.
    public GroupUpstreams(
            Group group,
            UpstreamSpec modern,
            @Nullable UpstreamSpec legacy,
            FallBackRule fallBack,
            AnswerRules answers) {
        this(group, modern, legacy, fallBack, answers, null);
    }
}
