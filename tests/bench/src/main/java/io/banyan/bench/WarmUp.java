package io.banyan.bench;

/// Load until a lane gets no cheaper from piece to piece, so that what is measured is compiled.
final class WarmUp {
    private static final int PIECE = 4;
    private static final double CHEAPER = 0.97;
    private static final int SAME_PIECES = 3;

    private WarmUp() {}

    static void run(Loads loads, Lane lane, int seconds, Progress progress) {
        if (!lane.shape().peer().warmsUp()) {
            loads.run(lane, 1);
            return;
        }
        double least = Double.MAX_VALUE;
        int same = 0;
        for (int spent = 0; spent < seconds && same < SAME_PIECES; spent += PIECE) {
            double now = loads.run(lane, PIECE).cpuMicros();
            progress.says("warming up %s: %.1f µs".formatted(lane.name(), now));
            same = now > CHEAPER * least ? same + 1 : 0;
            least = Math.min(least, now);
        }
    }
}
