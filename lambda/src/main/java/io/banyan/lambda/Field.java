package io.banyan.lambda;

/// One line of a head. As on the wire: each char of the value is one byte, so text beyond ASCII is its UTF-8 bytes.
///
/// @param name as it is sent, or was
/// @param value without white space around it
public record Field(String name, String value) {
    /// Names alone: a value may be a secret.
    @Override
    public String toString() {
        return name + ": …";
    }
}
