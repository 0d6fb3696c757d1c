package io.banyan.lambda;

/// Thrown for a request that an event cannot hold as it is: whoever forwards it sends it elsewhere. The message is
/// short and names the part, never its value.
public final class Unrepresentable extends Exception {
    private static final long serialVersionUID = 1;

    Unrepresentable(String what) {
        super(what, null, false, false);
    }
}
