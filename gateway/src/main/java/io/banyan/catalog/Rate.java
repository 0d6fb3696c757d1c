package io.banyan.catalog;

/// Calls in a while that has just ended.
///
/// @param seconds of that while, from 1; less than an hour or a day where less is known
public record Rate(Calls calls, long seconds) {
    public double perSecond() {
        return (double) calls.count() / seconds;
    }
}
