package io.banyan.caller;

/// A group whose service or function calls through the inner door, as its token proves.
///
/// @param group by its name
/// @param name of the token's bearer, for logs: an entry's name, a function's, or `NAMESPACE/NAME` of a service account
public record GroupCaller(String group, String name) {}
