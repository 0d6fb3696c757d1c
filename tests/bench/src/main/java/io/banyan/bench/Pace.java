package io.banyan.bench;

/// How long a run takes for what. Seconds, unless it says otherwise.
///
/// @param warmUp the most that a lane is warmed up; less when it costs the same for three pieces of load
/// @param rounds how often every lane is measured in turn
/// @param rateRounds the same for the runs at one rate; 0 leaves them out
/// @param starts how often every peer is started; 0 leaves that out
/// @param whole with the larger payloads, many routes and idle connections
record Pace(int warmUp, int rounds, int round, int rateRounds, int rateRound, int starts, boolean whole) {
    static final Pace FULL = new Pace(30, 5, 4, 3, 5, 3, true);
    static final Pace QUICK = new Pace(8, 3, 2, 1, 4, 0, false);
    static final Pace PAIRS = new Pace(30, 20, 3, 0, 0, 0, false);
}
