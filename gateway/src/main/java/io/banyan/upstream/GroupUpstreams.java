package io.banyan.upstream;

import io.banyan.exchange.FallBackRule;
import io.banyan.freshness.FreshnessRule;
import io.banyan.identity.IdentityRule;
import io.banyan.route.Group;
import io.banyan.shadow.ShadowRule;
import org.jspecify.annotations.Nullable;

/// The two sides of a group as written, and what is done with MODERN's answers.
///
/// @param legacy null = the installation's `--legacy`
/// @param freshness null = the file asks for none
/// @param identity null = MODERN is not told who asks
/// @param shadow how reads are copied for the other side, if any are
public record GroupUpstreams(
        Group group,
        UpstreamSpec modern,
        @Nullable UpstreamSpec legacy,
        FallBackRule fallBack,
        AnswerRules answers,
        @Nullable FreshnessRule freshness,
        @Nullable IdentityRule identity,
        ShadowRule shadow) {
    /// Of a file whose MODERN is not told who asks.
    public GroupUpstreams(
            Group group,
            UpstreamSpec modern,
            @Nullable UpstreamSpec legacy,
            FallBackRule fallBack,
            AnswerRules answers,
            @Nullable FreshnessRule freshness) {
        this(group, modern, legacy, fallBack, answers, freshness, null, ShadowRule.DEFAULT);
    }

    /// Of a file that asks for neither freshness nor identity.
    public GroupUpstreams(
            Group group,
            UpstreamSpec modern,
            @Nullable UpstreamSpec legacy,
            FallBackRule fallBack,
            AnswerRules answers) {
        this(group, modern, legacy, fallBack, answers, null, null, ShadowRule.DEFAULT);
    }
}
