package io.banyan.bench;

/// How long a run takes for what. Seconds, unless it says otherwise.
///
/// @param warmUps how often every lane is warmed up in turn: another one's load may undo what was compiled
/// @param warmUp the most that a lane is warmed up; less when it costs the same for three pieces of load
/// @param rounds how often every lane is measured in turn
/// @param rateRounds the same for the runs at one rate; 0 leaves them out
/// @param starts how often every peer is started; 0 leaves that out
record Pace(int warmUps, int warmUp, int rounds, int round, int rateRounds, int rateRound, int starts) {
    static final Pace FULL = new Pace(1, 36, 5, 3, 2, 4, 3);
    static final Pace QUICK = new Pace(1, 12, 3, 3, 1, 2, 1);
    static final Pace PAIRS = new Pace(2, 60, 20, 3, 20, 2, 0);

    /// For many lanes in one run.
    Pace brisk() {
        return new Pace(warmUps, warmUp / 2, rounds, 2, rateRounds, rateRound, starts);
    }

    /// For what is compiled already, or matters less.
    Pace shorter() {
        return new Pace(warmUps, warmUp / 2, Math.min(rounds, 3), round, rateRounds, rateRound, starts);
    }
}
