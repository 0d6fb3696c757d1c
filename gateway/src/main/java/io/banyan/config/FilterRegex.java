package io.banyan.config;

import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Checks a filter's regular expression and replacement as Java reads them, so that neither fails on a request.
record FilterRegex(Written written, Problems problems) {
    void check(String regex, String replacement) {
        try {
            // Spring takes `$\` for `$`, which property files need.
            String fault = fault(replacement.replace("$\\", "$"), Pattern.compile(regex));
            if (fault != null) {
                problems.add(Rule.FILTER_REPLACEMENT, written, fault);
            }
        } catch (PatternSyntaxException malformed) {
            problems.add(Rule.FILTER_REGEX, written, malformed.getDescription(), Problems.shown(regex));
        }
    }

    private static @Nullable String fault(String replacement, Pattern pattern) {
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            if (c == '\\') {
                i++;
                if (i == replacement.length()) {
                    return "it ends in a single \\";
                }
            } else if (c == '$') {
                String fault = reference(replacement.substring(i + 1), pattern);
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }

    private static @Nullable String reference(String rest, Pattern pattern) {
        int close = rest.indexOf('}');
        if (rest.startsWith("{") && close > 0) {
            String name = rest.substring(1, close);
            return pattern.namedGroups().containsKey(name) ? null : "there is no group '" + name + "'";
        }
        if (rest.isEmpty() || !Character.isDigit(rest.charAt(0))) {
            return "a $ stands alone";
        }
        int number = rest.charAt(0) - '0';
        return number <= pattern.matcher("").groupCount() ? null : "there is no group " + number;
    }
}
