package io.banyan.bench;

/// What one run of load on one lane cost and gave.
///
/// @param cpuMicros CPU time of the peer per request; 0 without one
/// @param perSecond requests a second
/// @param busy how much of its core the peer used
record Round(double cpuMicros, double perSecond, double busy) {
    double percentBusy() {
        return 100 * busy;
    }
}
