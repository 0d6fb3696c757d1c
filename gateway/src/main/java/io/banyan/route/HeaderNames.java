package io.banyan.route;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fixed set of header names, found in any case. Asked about every header of every request: most names are told
/// apart by their length alone. Knows no server's types.
public final class HeaderNames {
    private final List<String> names;
    private final String[][] byLength;
    private final boolean underscores;

    private HeaderNames(List<String> names, boolean underscores) {
        this.names = List.copyOf(names);
        this.underscores = underscores;
        int longest = names.stream().mapToInt(String::length).max().orElse(0);
        List<List<String>> sorted = new ArrayList<>();
        for (int length = 0; length <= longest; length++) {
            sorted.add(new ArrayList<>());
        }
        names.forEach(name -> sorted.get(name.length()).add(name));
        this.byLength = sorted.stream().map(same -> same.toArray(new String[0])).toArray(String[][]::new);
    }

    /// A set of these names, in ASCII.
    public static HeaderNames of(String... names) {
        return new HeaderNames(List.of(names), false);
    }

    /// A set of these names in which `_` of a name that is asked for counts as `-` too: a CGI, WSGI or Rack server
    /// behind us reads both as one.
    public static HeaderNames orWithUnderscores(String... names) {
        return new HeaderNames(List.of(names), true);
    }

    /// All names as they were given, in order.
    public List<String> names() {
        return names;
    }

    public boolean contains(CharSequence name) {
        return find(name) != null;
    }

    /// The name of this set, as it was given, that `name` is; null when it is none.
    public @Nullable String find(CharSequence name) {
        int length = name.length();
        if (length < byLength.length) {
            for (String candidate : byLength[length]) {
                if (same(candidate, name, length)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    private boolean same(String candidate, CharSequence name, int length) {
        for (int i = 0; i < length; i++) {
            char wanted = candidate.charAt(i);
            char found = name.charAt(i);
            if (wanted != found && lower(wanted) != lower(found) && !(underscores && found == '_' && wanted == '-')) {
                return false;
            }
        }
        return true;
    }

    private static int lower(char c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }
}
