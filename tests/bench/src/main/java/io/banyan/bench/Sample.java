package io.banyan.bench;

import java.util.List;
import java.util.stream.IntStream;

/// What was seen in several rounds.
record Sample(List<Double> values) {
    Sample {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was seen");
        }
        values = List.copyOf(values);
    }

    static Sample of(double only) {
        return new Sample(List.of(only));
    }

    double median() {
        List<Double> sorted = sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double min() {
        return sorted().getFirst();
    }

    double max() {
        return sorted().getLast();
    }

    /// The ratios of what was seen in the same rounds.
    Sample over(Sample base) {
        return new Sample(IntStream.range(0, values.size())
                .mapToObj(round -> values.get(round) / base.values.get(round))
                .toList());
    }

    private List<Double> sorted() {
        return values.stream().sorted().toList();
    }
}
