package io.banyan.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words of a line that is plainly right: `kill events --reason 'wrong prices'`. It knows less than picocli, and
/// says nothing about mistakes: a line that asks for help, says a thing twice, lacks a value or has one that could be
/// meant otherwise is no plain line, and picocli, which reads it then, has the last word.
///
/// @param names what stands there without an option, in order
/// @param said options without a value
/// @param values option → its value
record PlainLine(List<String> names, Set<String> said, Map<String, String> values) {
    /// @param flags the options without a value that there are
    /// @param valued those with one, as `--reason TEXT` or `--reason=TEXT`
    static Optional<PlainLine> of(List<String> words, Set<String> flags, Set<String> valued) {
        PlainLine line = new PlainLine(new ArrayList<>(), new HashSet<>(), new HashMap<>());
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            boolean valueFollows = valued.contains(word);
            boolean taken = valueFollows
                    ? at + 1 < words.size() && line.value(word, words.get(++at))
                    : line.word(word, flags, valued);
            if (!taken) {
                return Optional.empty();
            }
        }
        return Optional.of(line);
    }

    private boolean word(String word, Set<String> flags, Set<String> valued) {
        if (flags.contains(word)) {
            return said.add(word);
        }
        int equals = word.indexOf('=');
        if (equals > 0 && valued.contains(word.substring(0, equals))) {
            return value(word.substring(0, equals), word.substring(equals + 1));
        }
        return isPlain(word) && names.add(word);
    }

    private boolean value(String option, String value) {
        return isPlain(value) && values.put(option, value) == null;
    }

    /// What begins with a dash is, or might have been, an option; a quote may be one that a shell forgot.
    private static boolean isPlain(String word) {
        return !word.isBlank() && !word.startsWith("-") && !word.startsWith("\"") && !word.startsWith("'");
    }

    boolean has(String flag) {
        return said.contains(flag);
    }

    @Nullable
    String value(String option) {
        return values.get(option);
    }
}
