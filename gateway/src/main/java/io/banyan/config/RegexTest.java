package io.banyan.config;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.banyan.route.TextTest;

/// A regular expression that must match the whole text, run by RE2 in time linear in the text.
public record RegexTest(Pattern pattern) implements TextTest {
    private static final int LONGEST = 1_000;

    /// Throws IllegalArgumentException, saying what is wrong, when `regex` is none or has more than 1,000 characters.
    public static RegexTest compile(String regex) {
        if (regex.length() > LONGEST) {
            throw new IllegalArgumentException("has more than " + LONGEST + " characters");
        }
        try {
            return new RegexTest(Pattern.compile(regex));
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException(
                    "has " + malformed.getDescription() + " at '" + malformed.getPattern() + "'", malformed);
        }
    }

    @Override
    public boolean matches(String text) {
        return pattern.matcher(text).matches();
    }
}
