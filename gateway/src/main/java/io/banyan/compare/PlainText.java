package io.banyan.compare;

import java.util.regex.Pattern;

/// HTML and text without what only their source shows. Looks at bytes as ISO 8859-1: what is dropped is ASCII.
final class PlainText {
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final Pattern BETWEEN_TAGS = Pattern.compile("> <");

    private PlainText() {}

    /// White space becomes one blank, and none between tags; HTML comments go.
    static String of(String text, boolean html) {
        String shown = html ? COMMENT.matcher(text).replaceAll("") : text;
        String single = BLANKS.matcher(shown).replaceAll(" ").strip();
        return html ? BETWEEN_TAGS.matcher(single).replaceAll("><") : single;
    }
}
