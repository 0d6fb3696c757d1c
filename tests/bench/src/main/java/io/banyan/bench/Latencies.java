package io.banyan.bench;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How long requests took, from h2load's logs: a line each of its start, its status and its length, in microseconds.
final class Latencies {
    private static final double MICROS = 1e3;

    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    /// Reads the logs of one run together.
    ///
    /// @param skipped seconds at the beginning that do not count
    static Latencies read(List<String> logs, int skipped) {
        List<long[]> lines = logs.stream()
                .flatMap(String::lines)
                .map(line -> {
                    String[] fields = line.split("\t", -1);
                    return new long[] {Long.parseLong(fields[0]), Long.parseLong(fields[2])};
                })
                .toList();
        long begin = lines.stream().mapToLong(line -> line[0]).min().orElse(0) + TimeUnit.SECONDS.toMicros(skipped);
        long[] kept = lines.stream()
                .filter(line -> line[0] >= begin)
                .mapToLong(line -> line[1])
                .toArray();
        if (kept.length == 0) {
            throw new BenchFailure("h2load logged no request after " + skipped + " s");
        }
        Arrays.sort(kept);
        return new Latencies(kept);
    }

    /// The least number of milliseconds that this share of the requests did not exceed.
    double millis(double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / MICROS;
    }
}
