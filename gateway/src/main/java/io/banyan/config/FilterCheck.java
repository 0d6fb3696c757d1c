package io.banyan.config;

import io.banyan.config.AllowedFilter.Trait;
import io.banyan.upstream.AnswerRules;
import io.banyan.upstream.SiteHeaders;
import io.banyan.written.Nearest;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Checks one route's filters: allowed, complete, and touching nothing that belongs to the gateway. Values are cut at
/// commas and trimmed as Spring's shortcut form does.
final class FilterCheck {
    static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}");

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> DEDUPE = Set.of("RETAIN_FIRST", "RETAIN_LAST", "RETAIN_UNIQUE");
    private static final Set<String> VERSIONS = Set.of("NEVER_STRIP", "AS_IN_REQUEST", "ALWAYS_STRIP");
    private static final Set<String> YES_OR_NO = Set.of("true", "false");

    /// Deep regular expressions overflow the stack of Java's compiler.
    private static final int LONGEST = 1_000;

    private final AnswerRules answers;
    private final Set<String> variables;
    private final Problems problems;

    /// @param variables that the route's path has
    FilterCheck(AnswerRules answers, Set<String> variables, Problems problems) {
        this.answers = answers;
        this.variables = variables;
        this.problems = problems;
    }

    void check(Written written) {
        if (written.text().length() > LONGEST) {
            String length = String.valueOf(written.text().length());
            problems.add(Rule.TOO_LONG, written, length, String.valueOf(LONGEST));
            return;
        }
        if (written.text().contains("#{")) {
            problems.add(Rule.FILTER_EXPRESSION, written);
            return;
        }
        int equals = written.text().indexOf('=');
        String name = equals < 0 ? written.text() : written.text().substring(0, equals);
        Optional<AllowedFilter> filter = AllowedFilter.named(name);
        if (filter.isEmpty()) {
            List<String> names = AllowedFilter.names();
            String shown = name.isBlank() ? "nothing" : Problems.shown(name);
            problems.add(Rule.FILTER_UNKNOWN, written, shown, Nearest.hint(name, names), String.join(", ", names));
            return;
        }
        List<String> values = equals < 0 ? List.of() : values(written.text().substring(equals + 1));
        if (filter.get().takes(values.size())) {
            values(filter.get(), values, written);
        } else if (filter.get().isCut(values.size())) {
            problems.add(Rule.FILTER_COMMA, written, name, filter.get().takes(), String.valueOf(values.size()));
        } else {
            problems.add(
                    Rule.FILTER_ARGUMENTS,
                    written,
                    name,
                    filter.get().takes(),
                    values.isEmpty() ? "none" : String.valueOf(values.size()),
                    filter.get().example());
        }
    }

    private static List<String> values(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private void values(AllowedFilter filter, List<String> values, Written written) {
        if (filter.has(Trait.HEADER)) {
            header(filter, values.getFirst(), written);
        }
        if (filter.has(Trait.EXPANDS)) {
            expanded(values.get(filter.has(Trait.PATH) ? 0 : 1), written);
        }
        if (filter.has(Trait.PATH)
                && (!values.getFirst().startsWith("/") || values.getFirst().startsWith("//"))) {
            problems.add(Rule.FILTER_VALUE, written, "its path", "one that begins with one '/'", filter.example());
        }
        switch (filter) {
            case REWRITE_PATH -> new FilterRegex(written, problems).check(values.get(0), values.get(1));
            case REWRITE_RESPONSE_HEADER -> new FilterRegex(written, problems).check(values.get(1), values.get(2));
            case STRIP_PREFIX -> parts(values.getFirst(), written);
            case DEDUPE_RESPONSE_HEADER -> dedupe(values, written);
            case REWRITE_LOCATION_RESPONSE_HEADER -> location(values, written);
            case ADD_RESPONSE_HEADER -> oneOf(values, 2, YES_OR_NO, filter, written);
            default -> {}
        }
    }

    private void header(AllowedFilter filter, String name, Written written) {
        if (!TOKEN.matcher(name).matches()) {
            problems.add(Rule.FILTER_HEADER_NAME, written, Problems.shown(name));
        } else if (ProtectedHeaders.protect(name)) {
            problems.add(Rule.FILTER_HEADER, written, name);
        } else if (filter.has(Trait.MAKES_ANSWER_HEADER)) {
            answerHeader(name, written);
        }
    }

    /// What would be taken off an answer of MODERN's.
    private void answerHeader(String name, Written written) {
        String siteHeader = SiteHeaders.find(name);
        if (name.equalsIgnoreCase("Set-Cookie")) {
            problems.add(Rule.FILTER_COOKIE, written);
        } else if (!answers.keepValidators() && ProtectedHeaders.validator(name)) {
            problems.add(Rule.FILTER_VALIDATOR, written, name);
        } else if (siteHeader != null && !answers.siteHeaders().contains(siteHeader)) {
            problems.add(Rule.FILTER_SITE_HEADER, written, siteHeader);
        }
    }

    private void expanded(String value, Written written) {
        Matcher variable = VARIABLE.matcher(value);
        while (variable.find()) {
            if (!variables.contains(variable.group(1))) {
                String known = variables.isEmpty()
                        ? "no {...}"
                        : variables.stream().map(name -> "{" + name + "}").collect(Collectors.joining(" or "));
                problems.add(Rule.FILTER_VARIABLE, written, Problems.shown(variable.group()), known);
            }
        }
        String rest = VARIABLE.matcher(value).replaceAll("");
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            problems.add(Rule.FILTER_VALUE, written, "each { of its value", "closed by a }", "{name}");
        }
    }

    private void parts(String parts, Written written) {
        if (!parts.matches("[1-9][0-9]?")) {
            String example = AllowedFilter.STRIP_PREFIX.example();
            problems.add(Rule.FILTER_VALUE, written, "the number of segments", "1 to 99", example);
        }
    }

    private void dedupe(List<String> values, Written written) {
        for (String name : values.getFirst().split(" ", -1)) {
            header(AllowedFilter.DEDUPE_RESPONSE_HEADER, name.trim(), written);
        }
        oneOf(values, 1, DEDUPE, AllowedFilter.DEDUPE_RESPONSE_HEADER, written);
    }

    private void location(List<String> values, Written written) {
        var filter = AllowedFilter.REWRITE_LOCATION_RESPONSE_HEADER;
        oneOf(values, 0, VERSIONS, filter, written);
        if (values.size() > 1) {
            header(AllowedFilter.REWRITE_RESPONSE_HEADER, values.get(1), written);
        }
        if (values.size() > 3) {
            // As the filter itself puts them together.
            new FilterRegex(written, problems).check("(?<=^(?:" + values.get(3) + ")://)[^:/]+", "");
        }
    }

    private void oneOf(List<String> values, int index, Set<String> allowed, AllowedFilter filter, Written written) {
        if (index < values.size() && !allowed.contains(values.get(index))) {
            String words = String.join(", ", allowed.stream().sorted().toList());
            String found = "'" + Problems.shown(values.get(index)) + "'";
            problems.add(Rule.FILTER_VALUE, written, found, "one of " + words, filter.example());
        }
    }
}
