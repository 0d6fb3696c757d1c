package io.banyan.figures;

import org.jspecify.annotations.Nullable;

/// Figures as a row of 26 numbers of four bytes, 104 bytes where objects take 450: rates, latencies (NaN = not known)
/// and clients. Seven digits of each are kept; rates come back with three decimals, so that one error in ten minutes
/// is still not none.
final class FiguresRow {
    static final int NUMBERS = 26;

    private static final int FALL_BACKS = 8;
    private static final int AMBIGUOUS = 19;
    private static final int UNMATCHED = 20;
    private static final int CLIENTS = 21;
    /// Behind the others, so that rows kept before there were functions can be read; identity behind them.
    private static final int OF_FUNCTIONS = 22;

    private FiguresRow() {}

    static float[] of(Figures figures) {
        return row(figures.legacy(), figures.modern(), figures.fallBacks(), figures.ambiguous(), 0, figures.clients());
    }

    static float[] of(TotalFigures total) {
        return row(
                total.legacy(),
                total.modern(),
                total.fallBacks(),
                total.ambiguous(),
                total.unmatched(),
                total.clients());
    }

    /// True of a number that is the highest of those it sums up, not their mean: a latency, or a count of clients.
    static boolean isPeak(int number) {
        return number == CLIENTS || number == 2 || number == 3 || number == 6 || number == 7;
    }

    /// What a row can hold: NaN where a latency is not known, and no number below zero.
    static boolean isPossible(int number, float value) {
        return Float.isNaN(value) ? isPeak(number) && number != CLIENTS : value >= 0 && Float.isFinite(value);
    }

    static Figures figures(float[] row) {
        return new Figures(side(row, 0), side(row, 4), fallBacks(row), rate(row[AMBIGUOUS]), (long) row[CLIENTS]);
    }

    static TotalFigures total(float[] row) {
        return new TotalFigures(
                side(row, 0),
                side(row, 4),
                fallBacks(row),
                rate(row[AMBIGUOUS]),
                (long) row[CLIENTS],
                rate(row[UNMATCHED]));
    }

    private static float[] row(
            SideFigures legacy,
            SideFigures modern,
            FallBackFigures causes,
            double ambiguous,
            double unmatched,
            long clients) {
        float[] row = new float[NUMBERS];
        side(legacy, row, 0);
        side(modern, row, 4);
        double[] fallBacks = {
            causes.connect(),
            causes.reset(),
            causes.malformed(),
            causes.timeout(),
            causes.status(),
            causes.cookie(),
            causes.stale(),
            causes.lane(),
            causes.unexpected(),
            causes.breaker(),
            causes.bulkhead()
        };
        for (int i = 0; i < fallBacks.length; i++) {
            row[FALL_BACKS + i] = (float) fallBacks[i];
        }
        row[AMBIGUOUS] = (float) ambiguous;
        row[UNMATCHED] = (float) unmatched;
        row[CLIENTS] = clients;
        row[OF_FUNCTIONS] = (float) causes.throttled();
        row[OF_FUNCTIONS + 1] = (float) causes.function();
        row[OF_FUNCTIONS + 2] = (float) causes.unrepresentable();
        row[OF_FUNCTIONS + 3] = (float) causes.identity();
        return row;
    }

    private static void side(SideFigures side, float[] row, int at) {
        row[at] = (float) side.rate();
        row[at + 1] = (float) side.errors();
        row[at + 2] = known(side.p50());
        row[at + 3] = known(side.p99());
    }

    private static SideFigures side(float[] row, int at) {
        return new SideFigures(rate(row[at]), rate(row[at + 1]), millis(row[at + 2]), millis(row[at + 3]));
    }

    private static FallBackFigures fallBacks(float[] row) {
        return new FallBackFigures(
                rate(row[FALL_BACKS]),
                rate(row[FALL_BACKS + 1]),
                rate(row[FALL_BACKS + 2]),
                rate(row[FALL_BACKS + 3]),
                rate(row[FALL_BACKS + 4]),
                rate(row[FALL_BACKS + 5]),
                rate(row[FALL_BACKS + 6]),
                rate(row[FALL_BACKS + 7]),
                rate(row[FALL_BACKS + 8]),
                rate(row[FALL_BACKS + 9]),
                rate(row[FALL_BACKS + 10]),
                rate(row[OF_FUNCTIONS]),
                rate(row[OF_FUNCTIONS + 1]),
                rate(row[OF_FUNCTIONS + 2]),
                rate(row[OF_FUNCTIONS + 3]));
    }

    private static double rate(float number) {
        return Math.round(number * 1_000.0) / 1_000.0;
    }

    private static float known(@Nullable Double millis) {
        return millis == null ? Float.NaN : millis.floatValue();
    }

    private static @Nullable Double millis(float number) {
        return Float.isNaN(number) ? null : Double.valueOf(Rates.rounded(number));
    }
}
