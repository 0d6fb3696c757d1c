package io.banyan.route;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Random patterns and canonical paths from small alphabets, so that they meet often.
final class RandomPaths {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "ab",
            "a",
            "b",
            "a?",
            "?b",
            "??",
            "?",
            "*b",
            "a*",
            "a*b",
            "*a*",
            "***",
            "a-*",
            "{}-{}",
            "a{}",
            "{}b",
            "{}{}",
            "{}*",
            "{}?",
            "{:[ab]+}",
            "{:a.*}",
            "{:[^-]{2}}",
            "{:[ab]{1,2}}-{}",
            "v{:[0-9]?}",
            "{}",
            "{}",
            "{}",
            "*",
            "*");
    private static final List<String> TEXTS = List.of(
            "a", "b", "ab", "ba", "a-b", "b-a", "aa", "a b", "é", "😀", "a😀", "v1", "v", "-", "c.d", "a+b", "100%");

    private static final List<String> ENDS = List.of("", "/", "first", "last", "first{", "last{", "first/");

    /// Every path of at most two segments (and some of three), with and without a final slash.
    static final List<List<String>> SMALL = smallPaths();

    private RandomPaths() {}

    /// Every pattern of at most two pieces, with every end.
    static List<String> smallPatterns() {
        List<String> patterns = new ArrayList<>(List.of("/", "/**", "/{*all}", "/**/"));
        for (String end : ENDS) {
            for (String first : PIECES) {
                patterns.add(pattern(List.of(first), end));
                PIECES.forEach(second -> patterns.add(pattern(List.of(first, second), end)));
            }
        }
        return patterns;
    }

    private static List<List<String>> smallPaths() {
        List<List<String>> paths = new ArrayList<>(List.of(List.of("")));
        for (String first : TEXTS) {
            paths.addAll(List.of(List.of(first), List.of(first, "")));
            for (String second : TEXTS.subList(0, 7)) {
                paths.addAll(List.of(List.of(first, second), List.of(first, second, ""), List.of(first, second, "a")));
            }
        }
        return paths;
    }

    /// Patterns as the parser takes them: at most four segments, `**` or `{*rest}` first or last.
    static Arbitrary<String> patterns() {
        Arbitrary<List<String>> middle =
                Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<String> ends =
                Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just("")), Tuple.of(1, Arbitraries.of(ENDS)));
        Arbitrary<String> pattern = Combinators.combine(middle, ends).as(RandomPaths::pattern);
        return Arbitraries.frequencyOf(
                Tuple.of(30, pattern), Tuple.of(1, Arbitraries.of("/", "/**", "/{*all}", "/**/")));
    }

    /// Decoded segments, only the last one possibly empty.
    static Arbitrary<List<String>> paths() {
        Arbitrary<List<String>> full = Arbitraries.of(TEXTS).list().ofMinSize(0).ofMaxSize(4);
        Arbitrary<Boolean> slash = Arbitraries.of(true, false, false);
        return Combinators.combine(full, slash).as((segments, ending) -> {
            List<String> path = new ArrayList<>(segments);
            if (ending || path.isEmpty()) {
                path.add("");
            }
            return path;
        });
    }

    /// The raw path that these segments come from.
    static String raw(List<String> segments) {
        StringBuilder raw = new StringBuilder();
        for (String segment : segments) {
            raw.append('/')
                    .append(URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return raw.toString();
    }

    private static String pattern(List<String> pieces, String end) {
        StringBuilder pattern = new StringBuilder();
        pattern.append(end.startsWith("first{") ? "/{*all}" : end.startsWith("first") ? "/**" : "");
        int name = 0;
        for (String piece : pieces) {
            pattern.append('/');
            for (int i = 0; i < piece.length(); i++) {
                boolean opens =
                        piece.charAt(i) == '{' && (i + 1 < piece.length()) && ":}".indexOf(piece.charAt(i + 1)) >= 0;
                pattern.append(piece.charAt(i)).append(opens ? "n" + name++ : "");
            }
        }
        pattern.append(end.startsWith("last{") ? "/{*all}" : end.startsWith("last") ? "/**" : "");
        return pattern.append(end.endsWith("/") ? "/" : "").toString();
    }
}
