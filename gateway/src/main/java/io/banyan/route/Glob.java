package io.banyan.route;

/// A text with wildcards: `?` is one character, `*` any number. In time linear in the text for one `*`, at worst
/// text times pattern, with no allocation.
///
/// `?` counts UTF-16 units where no `*` stands beside it, and whole code points where one does; so does the host.
record Glob(String pattern, boolean byCodePoint) implements TextTest {
    static Glob of(String pattern) {
        return new Glob(pattern, pattern.indexOf('*') >= 0);
    }

    @Override
    public boolean matches(String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            char wanted = in < pattern.length() ? pattern.charAt(in) : 0;
            if (wanted == '*') {
                star = in++;
                resume = at;
            } else if (wanted == '?') {
                in++;
                at += width(text, at);
            } else if (in < pattern.length() && wanted == text.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                resume++;
                at = resume;
            } else {
                return false;
            }
        }
        return onlyStarsFrom(in);
    }

    private int width(String text, int at) {
        return byCodePoint ? Character.charCount(text.codePointAt(at)) : 1;
    }

    private boolean onlyStarsFrom(int in) {
        for (int i = in; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '*') {
                return false;
            }
        }
        return true;
    }
}
