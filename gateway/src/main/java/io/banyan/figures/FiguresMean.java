package io.banyan.figures;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Sums up the rows of a step while it lasts. Rates become their mean, over the whole step also where a group was
/// missing in parts of it; latencies and clients the highest, so that a short bad spell shows in a long step.
final class FiguresMean {
    private final Map<String, float[]> sums = new HashMap<>();
    private int taken;
    private Instant end = Instant.EPOCH;

    void add(FiguresRows rows) {
        taken++;
        end = rows.at();
        rows.rows().forEach((name, row) -> sums.merge(name, row.clone(), FiguresMean::plus));
    }

    /// Rows that were added since the last `clear`.
    int taken() {
        return taken;
    }

    FiguresRows rows() {
        Map<String, float[]> rows = new HashMap<>();
        sums.forEach((name, sum) -> rows.put(name, mean(sum)));
        return new FiguresRows(end, rows);
    }

    void clear() {
        sums.clear();
        taken = 0;
    }

    private float[] mean(float[] sum) {
        float[] mean = Arrays.copyOf(sum, sum.length);
        for (int i = 0; i < mean.length; i++) {
            mean[i] = FiguresRow.isPeak(i) ? sum[i] : sum[i] / taken;
        }
        return mean;
    }

    private static float[] plus(float[] sum, float[] row) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = FiguresRow.isPeak(i) ? highest(sum[i], row[i]) : sum[i] + row[i];
        }
        return sum;
    }

    private static float highest(float one, float other) {
        return Float.isNaN(one) || other > one ? other : one;
    }
}
