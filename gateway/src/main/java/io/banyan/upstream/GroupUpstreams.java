package io.banyan.upstream;

import io.banyan.exchange.FallBackRule;
import io.banyan.route.Group;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The two sides of a group as written, and what is done with MODERN's answers.
///
/// @param legacy null = the installation's `--legacy`
/// @param setCookie cookie names that MODERN may set; others are dropped and counted
/// @param keepValidators false (default) = `If-*` is removed towards MODERN, and `ETag`, `Last-Modified` and
///     `Accept-Ranges` from its answers
public record GroupUpstreams(
        Group group,
        UpstreamSpec modern,
        @Nullable UpstreamSpec legacy,
        FallBackRule fallBack,
        Set<String> setCookie,
        boolean keepValidators) {
    public GroupUpstreams {
        setCookie = Set.copyOf(setCookie);
    }
}
