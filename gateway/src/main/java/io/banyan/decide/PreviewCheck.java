package io.banyan.decide;

/// Whether a request may choose its side by header.
@FunctionalInterface
public interface PreviewCheck {
    /// Nobody may.
    PreviewCheck OFF = (token, group, clientNetwork) -> false;

    /// True when this token lets its bearer choose the side for a route of this group, now.
    boolean allows(String token, String group, String clientNetwork);
}
