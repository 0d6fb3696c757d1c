package io.banyan.written;

import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Where and why a text is not YAML, from the parser's exception. A tab in the indentation, the usual cause, is
/// named as such, and so is a bare `*`.
record YamlMistake(Rule rule, int line, String reason) {
    /// A value that YAML takes for an alias without a good name: `[*]`, `*.html`.
    private static final Pattern BARE_STAR = Pattern.compile("(.*[\\[,:]|\\s*-)\\s*\\*(?![A-Za-z0-9]).*");

    private static final Pattern INDENTED_BY_TAB = Pattern.compile(" *\t.*");

    static YamlMistake of(YamlEngineException malformed, String text) {
        return switch (malformed) {
            case ReaderException unprintable ->
                new YamlMistake(
                        Rule.CONTROL_CHARACTER,
                        lineOf(text, unprintable.getPosition()),
                        Problems.codePoint(unprintable.getCodePoint()));
            case MarkedYamlEngineException marked -> at(lineOf(marked), marked.getProblem(), text);
            default -> new YamlMistake(Rule.YAML_SYNTAX, 0, Problems.shown(String.valueOf(malformed.getMessage())));
        };
    }

    void addTo(Problems problems) {
        problems.add(rule, line, "this line", "", reason);
    }

    private static YamlMistake at(int line, String reason, String text) {
        List<String> lines = text.lines().toList();
        String wrong = line <= lines.size() ? lines.get(line - 1) : "";
        if (INDENTED_BY_TAB.matcher(wrong).matches()) {
            return new YamlMistake(Rule.YAML_TAB, line, "");
        }
        String told = BARE_STAR.matcher(wrong).matches() ? "a value that begins with '*' needs quotes" : reason;
        return new YamlMistake(Rule.YAML_SYNTAX, line, Problems.shown(told));
    }

    private static int lineOf(MarkedYamlEngineException marked) {
        return marked.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static int lineOf(String text, int position) {
        int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
