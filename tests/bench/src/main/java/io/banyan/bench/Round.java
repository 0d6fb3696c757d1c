package io.banyan.bench;

/// What one run of load on one lane cost and gave.
///
/// @param cpuMicros CPU time of the peer per request; 0 without one
/// @param perSecond requests a second
/// @param busy how much of its core the peer used
/// @param p99 in milliseconds, of a peer that is asked as fast as it goes
record Round(double cpuMicros, double perSecond, double busy, double p99) {
    double percentBusy() {
        return 100 * busy;
    }
}
