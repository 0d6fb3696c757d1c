package io.banyan.bench;

/// How long a run takes for what. Seconds, unless it says otherwise.
///
/// @param warmUp the most that a lane is warmed up; less when it costs the same for three pieces of load
/// @param rounds how often every lane is measured in turn
/// @param rateRounds the same for the runs at one rate; 0 leaves them out
/// @param starts how often every peer is started; 0 leaves that out
record Pace(int warmUp, int rounds, int round, int rateRounds, int rateRound, int starts) {
    static final Pace FULL = new Pace(36, 5, 3, 2, 4, 3);
    static final Pace QUICK = new Pace(12, 3, 3, 1, 2, 1);
    static final Pace PAIRS = new Pace(60, 20, 3, 0, 0, 0);

    /// For many lanes in one run.
    Pace brisk() {
        return new Pace(warmUp / 2, rounds, 2, rateRounds, rateRound, starts);
    }

    /// For what is compiled already, or matters less.
    Pace shorter() {
        return new Pace(warmUp / 2, Math.min(rounds, 3), round, rateRounds, rateRound, starts);
    }
}
