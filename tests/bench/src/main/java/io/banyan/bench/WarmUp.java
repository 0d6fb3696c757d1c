package io.banyan.bench;

/// Load until a lane costs the same from one piece to the next, so that what is measured is compiled.
final class WarmUp {
    private static final int PIECE = 4;
    private static final double SAME = 0.03;
    private static final int SAME_PIECES = 2;

    private WarmUp() {}

    static void run(Loads loads, Lane lane, int seconds) {
        if (!lane.shape().peer().warmsUp()) {
            loads.run(lane, 1);
            return;
        }
        double last = Double.MAX_VALUE;
        int same = 0;
        for (int spent = 0; spent < seconds && same < SAME_PIECES; spent += PIECE) {
            double now = loads.run(lane, PIECE).cpuMicros();
            same = Math.abs(now - last) < SAME * last ? same + 1 : 0;
            last = now;
        }
    }
}
