package io.banyan.compare;

import java.util.regex.Pattern;

/// HTML and text without what only their source shows. Looks at bytes as ISO 8859-1: what is dropped is ASCII.
final class PlainText {
    private static final String OPEN = "<!--";
    private static final String CLOSE = "-->";
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final Pattern BETWEEN_TAGS = Pattern.compile("> <");

    private PlainText() {}

    /// White space becomes one blank, and none between tags; HTML comments go.
    static String of(String text, boolean html) {
        String shown = html ? withoutComments(text) : text;
        String single = BLANKS.matcher(shown).replaceAll(" ").strip();
        return html ? BETWEEN_TAGS.matcher(single).replaceAll("><") : single;
    }

    /// Looks at each character twice at most, however many comments begin and never end.
    private static String withoutComments(String text) {
        StringBuilder shown = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
            int close = text.indexOf(CLOSE, open + OPEN.length());
            if (close < 0) {
                break;
            }
            shown.append(text, from, open);
            from = close + CLOSE.length();
        }
        return shown.append(text, from, text.length()).toString();
    }
}
