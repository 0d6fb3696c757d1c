package io.banyan.upstream;

import java.util.Set;

/// What MODERN's answers may do beside bringing content, as a group's file says it.
///
/// @param setCookie cookie names that MODERN may set; others are dropped and counted
/// @param keepValidators false (default) = `If-*` is removed towards MODERN, and `ETag`, `Last-Modified` and
///     `Accept-Ranges` from its answers
/// @param siteHeaders those of [SiteHeaders] that MODERN may send, as that set spells them; others are dropped and
///     counted
/// @param keepPermanent false (default) = its permanent redirects are temporary ones below a weight of 100 %
public record AnswerRules(
        Set<String> setCookie, boolean keepValidators, Set<String> siteHeaders, boolean keepPermanent) {
    /// Of a group whose file says nothing.
    public static final AnswerRules DEFAULT = new AnswerRules(Set.of(), false, Set.of(), false);

    public AnswerRules {
        setCookie = Set.copyOf(setCookie);
        siteHeaders = Set.copyOf(siteHeaders);
    }
}
