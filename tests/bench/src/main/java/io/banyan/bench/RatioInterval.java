package io.banyan.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The ratio of two costs seen in pairs of rounds, with its 95 % interval: Student's t of the logarithms.
///
/// A claim such as "within 5 %" holds where `low` is not above 1.05.
record RatioInterval(double low, double ratio, double high) {
    /// The 97.5 % quantiles of Student's t for 1 to 30 degrees of freedom; beyond, 1.96 would be a little too narrow.
    private static final List<Double> STUDENT = List.of(
            12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
            2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042);

    String sentence() {
        return String.format(Locale.ROOT, "%.3f, with 95 %% certainty between %.3f and %.3f", ratio, low, high);
    }

    /// @param seen at least two rounds, as many as of `base`
    static RatioInterval of(Sample seen, Sample base) {
        int pairs = seen.values().size();
        double[] logs = IntStream.range(0, pairs)
                .mapToDouble(
                        pair -> Math.log(seen.values().get(pair) / base.values().get(pair)))
                .toArray();
        double mean = IntStream.range(0, pairs)
                .mapToDouble(pair -> logs[pair])
                .average()
                .orElseThrow();
        double squares = IntStream.range(0, pairs)
                .mapToDouble(pair -> (logs[pair] - mean) * (logs[pair] - mean))
                .sum();
        double half = STUDENT.get(Math.min(pairs - 2, STUDENT.size() - 1)) * Math.sqrt(squares / (pairs - 1) / pairs);
        return new RatioInterval(Math.exp(mean - half), Math.exp(mean), Math.exp(mean + half));
    }
}
