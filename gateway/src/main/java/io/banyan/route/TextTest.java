package io.banyan.route;

/// A test of a whole decoded text: exact, or a regular expression run by a linear-time engine that the caller brings.
@FunctionalInterface
public interface TextTest {
    boolean matches(String text);

    /// Makes a test from the source of a regular expression; throws IllegalArgumentException with a readable
    /// message when the source is not one.
    @FunctionalInterface
    interface Compiler {
        TextTest compile(String regex);
    }
}
