package io.banyan.caller;

/// What the inner door makes of a call: it goes on, or it is refused.
public sealed interface Admission permits Onward, CallRefusal {}
