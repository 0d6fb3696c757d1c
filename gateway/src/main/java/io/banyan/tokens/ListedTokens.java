package io.banyan.tokens;

import io.banyan.access.RoleTokens;
import io.banyan.caller.ListedCallers;
import io.banyan.decide.PreviewTokens;

/// What the file of `--tokens` holds: three kinds of tokens in one list, apart from here on, because none is good on
/// two ports.
///
/// @param roles those that open the admin port
/// @param previews those that let choose a side on the traffic port
/// @param callers those of groups that call others, on the internal port
public record ListedTokens(RoleTokens roles, PreviewTokens previews, ListedCallers callers) {
    static final ListedTokens NONE = new ListedTokens(RoleTokens.NONE, PreviewTokens.NONE, ListedCallers.NONE);
}
