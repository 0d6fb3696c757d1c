package io.banyan.live;

import org.jspecify.annotations.Nullable;

/// Who changes something, through which door, and why.
///
/// @param by the name of the token's owner, or the file as operators know it
/// @param reason never empty
/// @param undoOf the id of the change that this one is to take back, as its author says; null = of none
public record Author(
        String by, Door door, String reason, @Nullable String undoOf) {
    /// Of a change that is no undo.
    public Author(String by, Door door, String reason) {
        this(by, door, reason, null);
    }
}
