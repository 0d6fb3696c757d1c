package io.banyan.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// One thing that the catalogue lists: `route event-page`.
///
/// @param name unique among its kind; without line ends and tabs
public record Subject(Kind kind, String name) implements Comparable<Subject> {
    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::kind).thenComparing(Subject::name);
    private static final int LONGEST = 200;

    /// In the order in which people read them.
    public enum Kind {
        GROUP,
        ROUTE,
        FUNCTION,
        VIEW;

        /// As it is written.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Empty = there is no such kind.
        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    public static Subject group(String name) {
        return new Subject(Kind.GROUP, name);
    }

    public static Subject route(String id) {
        return new Subject(Kind.ROUTE, id);
    }

    public static Subject function(String name) {
        return new Subject(Kind.FUNCTION, name);
    }

    public static Subject view(String name) {
        return new Subject(Kind.VIEW, name);
    }

    /// As it is kept: `route/event-page`.
    public String key() {
        return kind.word() + "/" + name;
    }

    /// Reads what `key` wrote; empty for anything else.
    public static Optional<Subject> of(String key) {
        int slash = key.indexOf('/');
        return slash < 0 || slash == key.length() - 1
                ? Optional.empty()
                : Kind.of(key.substring(0, slash)).map(kind -> new Subject(kind, key.substring(slash + 1)));
    }

    /// Whether it can be kept: a name from outside may be anything.
    public boolean isKeepable() {
        return !name.isEmpty() && name.length() <= LONGEST && name.chars().noneMatch(Character::isISOControl);
    }

    /// In people's words: `route event-page`.
    @Override
    public String toString() {
        return kind.word() + " " + name;
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }
}
