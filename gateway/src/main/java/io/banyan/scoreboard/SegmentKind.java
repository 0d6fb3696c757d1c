package io.banyan.scoreboard;

import java.util.Set;

/// What a segment of a path looks like. All but a `WORD` is taken for a value at once, so that it is never kept:
/// `4711`, `0b7c9f3e-…`, `ann@example.com`, `red-shoes-42`. A `WORD` may be the name of something (`orders`) or a
/// value, too (`ann`): who comes beside it shows that.
enum SegmentKind {
    WORD(0, "name"),
    /// Of a script: `search.php`, `login.do`.
    SCRIPT(1, "name"),
    NUMBER(2, "number"),
    UUID(3, "uuid"),
    /// At least eight hexadecimal digits, letters and numbers.
    HEX(4, "hex"),
    DATE(5, "date"),
    /// With a region: `de-CH`.
    LOCALE(6, "locale"),
    EMAIL(7, "email"),
    /// Letters and digits without a meaning.
    CODE(8, "code"),
    SLUG(9, "name"),
    /// A file with a usual ending, or with a value before it: `app.3f2a.js`, `4711.json`.
    FILE(10, "file");

    /// Longer ones are values.
    static final int LONGEST = 64;

    private static final int LONGEST_VERSIONED = 10;
    private static final int UUID_LENGTH = 36;
    private static final Set<String> SCRIPTS = Set.of(
            "php", "jsp", "jspx", "jsf", "do", "action", "asp", "aspx", "ashx", "asmx", "cgi", "pl", "cfm", "mvc");
    private static final Set<String> FORMATS =
            Set.of("json", "xml", "csv", "rss", "atom", "txt", "ico", "html", "htm", "webmanifest", "ics", "wsdl");

    private final int place;
    private final String label;

    SegmentKind(int place, String label) {
        this.place = place;
        this.label = label;
    }

    /// As a template shows a value of it: `{number}`.
    String label() {
        return label;
    }

    /// One bit of its own, for good, since they are kept.
    int bit() {
        return 1 << place;
    }

    /// May be the name of something.
    boolean mayBeName() {
        return this == WORD || this == SCRIPT;
    }

    /// @param segment raw, without what stands behind a `;`
    static SegmentKind of(String segment) {
        if (segment.length() > LONGEST) {
            return CODE;
        }
        int dot = -1;
        Letters seen = new Letters();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '@' || (c == '%' && segment.startsWith("40", i + 1))) {
                return EMAIL;
            }
            dot = c == '.' ? i : dot;
            seen.add(c);
        }
        return seen.odd > 0 ? SLUG : dot > 0 ? named(segment, dot, seen) : plain(segment, seen);
    }

    private static SegmentKind named(String segment, int dot, Letters seen) {
        String ending = segment.substring(dot + 1);
        if (seen.letters == 0) {
            return NUMBER; // 1.5
        }
        SegmentKind stem = of(segment.substring(0, dot));
        if (SCRIPTS.contains(ending)) {
            return stem.mayBeName() ? SCRIPT : FILE;
        }
        if (FORMATS.contains(ending)) {
            return stem == WORD ? WORD : FILE;
        }
        boolean version = seen.letters == 1 && (segment.charAt(0) == 'v');
        return version ? WORD : FILE;
    }

    private static SegmentKind plain(String segment, Letters seen) {
        int length = segment.length();
        if (length > 0 && seen.digits == length) {
            return NUMBER;
        }
        if (seen.letters == 0 && seen.digits > 0) {
            return isDate(segment) ? DATE : NUMBER;
        }
        if (seen.digits > 0) {
            return withDigits(segment, seen);
        }
        if (isLocale(segment)) {
            return LOCALE;
        }
        boolean sentence = seen.dashes >= 3 && length >= 16;
        return sentence ? SLUG : seen.dashes == 0 && length > 40 ? CODE : WORD;
    }

    private static SegmentKind withDigits(String segment, Letters seen) {
        int length = segment.length();
        if (length == UUID_LENGTH && seen.dashes == 4 && seen.hex + seen.dashes == length) {
            return UUID;
        }
        if (seen.dashes > 0) {
            return isVersioned(segment) ? WORD : SLUG;
        }
        if (seen.hex == length && length >= 8) {
            return HEX;
        }
        return isVersioned(segment) || (length <= 4 && seen.letters >= 2 && seen.digits == 1) ? WORD : CODE;
    }

    /// A few letters, then one or two digits: `v1`, `oauth2`, `step10`.
    private static boolean isVersioned(String segment) {
        int end = segment.length();
        if (end > LONGEST_VERSIONED || isMixed(segment)) {
            return false;
        }
        while (end > 0 && isDigit(segment.charAt(end - 1))) {
            end--;
        }
        boolean few = segment.length() - end <= 2 && segment.length() - end > 0 && end > 0;
        return few && segment.chars().limit(end).noneMatch(c -> isDigit((char) c) || c == '-' || c == '_');
    }

    /// Small letters, and a capital behind the first letter: `dQwWgXcQ`, and `getUser` too.
    static boolean isMixed(String segment) {
        boolean small = false;
        boolean capital = false;
        for (int i = 0; i < segment.length(); i++) {
            small |= Character.isLowerCase(segment.charAt(i));
            capital |= i > 0 && Character.isUpperCase(segment.charAt(i));
        }
        return small && capital;
    }

    private static boolean isDate(String segment) {
        boolean year = segment.length() >= 7 && (segment.startsWith("19") || segment.startsWith("20"));
        return year && segment.charAt(4) == '-' && (segment.length() == 7 || segment.length() == 10);
    }

    private static boolean isLocale(String segment) {
        return segment.length() == 5
                && (segment.charAt(2) == '-' || segment.charAt(2) == '_')
                && Character.isLowerCase(segment.charAt(0))
                && Character.isLowerCase(segment.charAt(1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// How many there are of each.
    private static final class Letters {
        private int digits;
        private int letters;
        private int hex;
        private int dashes;
        private int odd;

        void add(char c) {
            boolean digit = isDigit(c);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            digits += digit ? 1 : 0;
            letters += letter ? 1 : 0;
            hex += digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ? 1 : 0;
            dashes += c == '-' || c == '_' ? 1 : 0;
            odd += digit || letter || c == '-' || c == '_' || c == '.' || c == '~' ? 0 : 1;
        }
    }
}
