package io.banyan.route;

import io.banyan.route.Segment.Kind;
import java.util.Set;

/// Reads one segment of a pattern that is neither empty nor `**`.
///
/// It gathers three texts at once: the `key` (variables without their names), a glob (variables without a regex as
/// `*`) and a regular expression of the whole, of which the segment's kind uses one.
final class SegmentParser {
    private final String pattern;
    private final int from;
    private final int to;
    private final VariableName variableName;
    private final TextTest.Compiler compiler;
    private final StringBuilder key = new StringBuilder();
    private final StringBuilder glob = new StringBuilder();
    private final StringBuilder whole = new StringBuilder();
    private int literals;
    private int wildcards;
    private int variables;
    private int constraints;
    private int at;

    SegmentParser(String pattern, int from, int to, Set<String> names, TextTest.Compiler compiler) {
        this.pattern = pattern;
        this.from = from;
        this.to = to;
        this.variableName = new VariableName(pattern, names);
        this.compiler = compiler;
    }

    Segment parse() {
        at = from;
        while (at < to) {
            switch (pattern.charAt(at)) {
                case '{' -> variable();
                case '}' -> throw PatternFault.at(pattern, at, "'}' closes nothing; write {name}");
                case '?' -> wildcard("?", ".");
                case '*' -> wildcard("*", ".*");
                default -> literal();
            }
        }
        return built();
    }

    private Segment built() {
        if (wildcards + variables == 0) {
            LiteralText.check(pattern, from, to);
            return Segment.literal(key.toString());
        }
        if (literals == 0 && variables == 1 && wildcards == 0) {
            return constraints == 0 ? Segment.CAPTURE : constrained();
        }
        if (key.toString().equals("*")) {
            return Segment.STAR;
        }
        TextTest test = constraints == 0 ? Glob.of(glob.toString()) : compiled(whole.toString(), from);
        return new Segment(Kind.GLOB, key.toString(), literals, variables > 0, test);
    }

    private Segment constrained() {
        String regex = key.substring(2, key.length() - 1);
        return new Segment(Kind.REGEX, regex, 0, true, compiled(regex, from));
    }

    private void literal() {
        char c = pattern.charAt(at);
        LiteralText.check(pattern, at);
        key.append(c);
        glob.append(c);
        if (c < 128 && !Character.isLetterOrDigit(c)) {
            whole.append('\\');
        }
        whole.append(c);
        literals++;
        at++;
    }

    private void wildcard(String sign, String regex) {
        key.append(sign);
        glob.append(sign);
        whole.append(regex);
        wildcards++;
        at++;
    }

    private void variable() {
        int open = at;
        int colon = open + 1;
        while (colon < to && pattern.charAt(colon) != ':' && pattern.charAt(colon) != '}') {
            colon++;
        }
        if (colon == to) {
            throw notClosed(open);
        }
        if (pattern.charAt(open + 1) == '*') {
            throw PatternFault.at(pattern, open, "{*name} shares its segment; it must stand alone");
        }
        variableName.check(open + 1, colon);
        variables++;
        if (pattern.charAt(colon) == '}') {
            key.append("{}");
            glob.append('*');
            whole.append(".*");
            at = colon + 1;
        } else {
            constraint(open, colon + 1);
        }
    }

    private void constraint(int open, int start) {
        int close = Constraint.end(pattern, start, to);
        if (close < 0) {
            throw notClosed(open);
        }
        Constraint.check(pattern, start, close);
        OtherSyntax.checkConstraint(pattern, pattern.substring(open + 1, start - 1), start, close);
        String regex = pattern.substring(start, close);
        boolean alone = open == from && close + 1 == to;
        if (!alone) {
            Constraint.checkMixed(pattern, start, close);
            compiled(regex, start);
        }
        key.append("{:").append(regex).append('}');
        whole.append("(?:").append(regex).append(')');
        constraints++;
        at = close + 1;
    }

    private TextTest compiled(String regex, int where) {
        try {
            return compiler.compile(regex);
        } catch (IllegalArgumentException e) {
            throw PatternFault.at(pattern, where, "'" + regex + "' is not a regular expression: " + e.getMessage());
        }
    }

    private IllegalArgumentException notClosed(int open) {
        return PatternFault.at(
                pattern, open, "'{' is not closed before the next '/'; write {name}, {name:regex} or {*name}");
    }
}
