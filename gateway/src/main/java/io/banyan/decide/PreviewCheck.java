package io.banyan.decide;

import org.jspecify.annotations.Nullable;

/// Whether a request may choose its side by header.
@FunctionalInterface
public interface PreviewCheck {
    /// Asking for a side counts as not asked.
    PreviewCheck OFF = (token, group, clientNetwork) -> PreviewDenial.OFF;

    /// Why this token does not let its bearer choose the side for a route of this group, now; null = it does.
    ///
    /// @param token null = several were sent
    @Nullable
    PreviewDenial denied(@Nullable String token, String group, String clientNetwork);
}
