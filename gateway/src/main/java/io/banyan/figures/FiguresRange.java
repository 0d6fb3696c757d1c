package io.banyan.figures;

import java.util.Arrays;
import java.util.Optional;

/// How far back figures are kept, and how finely.
public enum FiguresRange {
    TEN_MINUTES("10m", 5, 120, 5),
    HOUR("1h", 30, 120, 6),
    DAY("24h", 600, 144, 20);

    private final String word;
    private final int step;
    private final int points;
    private final int parts;

    FiguresRange(String word, int step, int points, int parts) {
        this.word = word;
        this.step = step;
        this.points = points;
        this.parts = parts;
    }

    /// Of a word as `word()` gives it; empty for any other.
    public static Optional<FiguresRange> of(String word) {
        return Arrays.stream(values()).filter(range -> range.word.equals(word)).findFirst();
    }

    /// As the API writes it: `10m`, `1h`, `24h`.
    public String word() {
        return word;
    }

    /// Seconds that a point stands for.
    public int step() {
        return step;
    }

    /// The most points: `step` × `points` is the range.
    int points() {
        return points;
    }

    /// Points of the range before, or of the first one seconds, that make one of this.
    int parts() {
        return parts;
    }
}
