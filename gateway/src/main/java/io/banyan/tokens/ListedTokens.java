package io.banyan.tokens;

import io.banyan.access.RoleTokens;
import io.banyan.decide.PreviewTokens;

/// What the file of `--tokens` holds: two kinds of tokens in one list, apart from here on, because none is good on both
/// ports.
///
/// @param roles those that open the admin port
/// @param previews those that let choose a side on the traffic port
public record ListedTokens(RoleTokens roles, PreviewTokens previews) {
    static final ListedTokens NONE = new ListedTokens(RoleTokens.NONE, PreviewTokens.NONE);
}
