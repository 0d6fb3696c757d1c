package io.banyan.written;

import io.banyan.route.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Collects the problems of one file; a check adds and goes on, so that an operator sees all at once.
public final class Problems {
    static final int MOST = 100;

    private static final int LONGEST_SHOWN = 80;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    /// @param file as the operator names it
    public Problems(String file) {
        this.file = file;
    }

    /// As the operator names it.
    public String file() {
        return file;
    }

    /// A rule that one value breaks.
    ///
    /// @param more fills `{1}` and on of the rule's message
    public void add(Rule rule, Written at, String... more) {
        add(rule, at.line(), at.key(), at.text(), more);
    }

    /// For what is no single value.
    ///
    /// @param line from 1; 0 = the file as a whole
    /// @param key its path: `modern.url`
    /// @param text what was found
    /// @param more fills `{1}` and on of the rule's message
    public void add(Rule rule, int line, String key, String text, String... more) {
        String[] lines = Stream.of(more).map(Problems::oneLine).toArray(String[]::new);
        found.add(new Problem(rule, new Origin(file, line), rule.message(key, shown(text), lines)));
    }

    /// A problem of the file as a whole.
    public void add(Rule rule, String... more) {
        add(rule, 0, "", "", more);
    }

    /// One that was found elsewhere.
    public void add(Problem problem) {
        found.add(problem);
    }

    /// True when something refuses the file; warnings do not.
    public boolean haveErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /// In the order of lines; of more than 100 the first 100 and how many are left, so that a file of another kind,
    /// put here by mistake, does not fill the log.
    public List<Problem> all() {
        List<Problem> sorted = found.stream()
                .sorted(Comparator.comparingInt(problem -> problem.at().line()))
                .toList();
        if (sorted.size() <= MOST) {
            return sorted;
        }
        List<Problem> first = new ArrayList<>(sorted.subList(0, MOST));
        String more = String.valueOf(sorted.size() - MOST);
        first.add(new Problem(Rule.MANY_MORE, sorted.get(MOST).at(), Rule.MANY_MORE.message("", "", more)));
        return first;
    }

    /// One line of at most 80 characters, whatever was written.
    public static String shown(String text) {
        return text.codePointCount(0, text.length()) > LONGEST_SHOWN
                ? oneLine(text.substring(0, text.offsetByCodePoints(0, LONGEST_SHOWN))) + "..."
                : oneLine(text);
    }

    private static String oneLine(String text) {
        var line = new StringBuilder();
        text.codePoints().forEach(c -> line.append(Character.isISOControl(c) ? codePoint(c) : Character.toString(c)));
        return line.toString();
    }

    static String codePoint(int c) {
        return "U+%04X".formatted(c);
    }
}
