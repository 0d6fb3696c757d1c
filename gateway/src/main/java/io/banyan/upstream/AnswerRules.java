package io.banyan.upstream;

import io.banyan.exchange.CookieRule;
import java.util.Set;

/// What MODERN's answers may do beside bringing content, as a group's file says it.
///
/// @param cookies which ones MODERN may set, and which are dropped and counted
/// @param keepValidators false (default) = `If-*` is removed towards MODERN, and `ETag`, `Last-Modified` and
///     `Accept-Ranges` from its answers
/// @param siteHeaders those of [SiteHeaders] that MODERN may send, as that set spells them; others are dropped and
///     counted
/// @param keepPermanent false (default) = its permanent redirects are temporary ones below a weight of 100 %
public record AnswerRules(CookieRule cookies, boolean keepValidators, Set<String> siteHeaders, boolean keepPermanent) {
    /// Of a group whose file says nothing.
    public static final AnswerRules DEFAULT = new AnswerRules(CookieRule.DEFAULT, false, Set.of(), false);

    public AnswerRules {
        siteHeaders = Set.copyOf(siteHeaders);
    }
}
