package io.banyan.bench;

/// The place for figures in a text: between two marks, the rest stays as it is.
final class Readme {
    private static final String BEGIN = "<!-- written by ./banyan bench -->\n";
    private static final String END = "<!-- until here -->\n";

    private Readme() {}

    static String with(String text, String figures) {
        return text.substring(0, begin(text)) + figures + text.substring(end(text));
    }

    static String figures(String text) {
        return text.substring(begin(text), end(text));
    }

    private static int begin(String text) {
        return found(text.indexOf(BEGIN)) + BEGIN.length();
    }

    private static int end(String text) {
        return found(text.indexOf(END, begin(text) - 1));
    }

    private static int found(int at) {
        if (at < 0) {
            throw new BenchFailure(
                    "README.md has no place for figures; write these lines where they should be:\n" + BEGIN + END);
        }
        return at;
    }
}
