package io.banyan.meters;

/// How much of a request's query stands in the access log.
public enum LoggedQuery {
    /// Nothing, not even that there was one: `/search`.
    NONE,
    /// The names of its parameters: `/search?q&page`.
    NAMES,
    /// All of it: `/search?q=red+shoes&page=2`.
    FULL
}
