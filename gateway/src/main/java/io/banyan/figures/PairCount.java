package io.banyan.figures;

import io.banyan.exchange.GroupCall;

/// What is counted of one caller's calls of one group, in stretches of ten seconds, of which the last six count.
final class PairCount {
    private static final int STRETCHES = 6;
    static final int SECONDS = 10;

    private final Stretch[] stretches = new Stretch[STRETCHES];

    /// What came in ten seconds.
    private static final class Stretch {
        private final long number;
        private final CallTimes times = new CallTimes();
        private int calls;
        private int failed;
        private int refused;
        private int deepest;

        Stretch(long number) {
            this.number = number;
        }

        void count(GroupCall call) {
            calls++;
            failed += call.failed() ? 1 : 0;
            refused += call.refused() == null ? 0 : 1;
            deepest = Math.max(deepest, call.hops());
            if (call.refused() == null) {
                times.record(call.nanos());
            }
        }

        void add(Stretch other) {
            calls += other.calls;
            failed += other.failed;
            refused += other.refused;
            deepest = Math.max(deepest, other.deepest);
            times.add(other.times);
        }
    }

    /// @param now seconds of any clock that never goes back
    synchronized void count(GroupCall call, long now) {
        long number = now / SECONDS;
        int at = (int) (number % STRETCHES);
        Stretch stretch = stretches[at];
        if (stretch == null || stretch.number != number) {
            stretch = new Stretch(number);
            stretches[at] = stretch;
        }
        stretch.count(call);
    }

    synchronized PairTotals now(String caller, String group, long now) {
        long number = now / SECONDS;
        Stretch sum = new Stretch(number);
        for (Stretch stretch : stretches) {
            if (stretch != null && number - stretch.number < STRETCHES) {
                sum.add(stretch);
            }
        }
        return new PairTotals(caller, group, sum.calls, sum.failed, sum.refused, sum.deepest, sum.times.counts());
    }
}
