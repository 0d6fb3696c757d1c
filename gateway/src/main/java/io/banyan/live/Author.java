package io.banyan.live;

/// Who changes something, through which door, and why.
///
/// @param by the name of the token's owner, or the file as operators know it
/// @param reason never empty
public record Author(String by, Door door, String reason) {}
