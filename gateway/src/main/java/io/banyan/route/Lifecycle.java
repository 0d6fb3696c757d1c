package io.banyan.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How far something is meant to be used, in the words of Backstage's catalogue: `experimental`, `production`,
/// `deprecated`.
public enum Lifecycle {
    EXPERIMENTAL,
    PRODUCTION,
    DEPRECATED;

    /// As it is written.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Empty = it is none of them.
    public static Optional<Lifecycle> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /// In order.
    public static List<String> words() {
        return Arrays.stream(values()).map(Lifecycle::word).toList();
    }
}
