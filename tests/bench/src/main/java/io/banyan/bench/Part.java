package io.banyan.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a whole run measures beside the main comparison.
enum Part {
    BODIES,
    MANY,
    START;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Part::word).toList();
    }
}
