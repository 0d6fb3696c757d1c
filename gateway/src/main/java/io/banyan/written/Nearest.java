package io.banyan.written;

import org.jspecify.annotations.Nullable;

/// The known word nearest to a mistyped one, for "did you mean".
public final class Nearest {
    private Nearest() {}

    /// ` (did you mean 'weight'?)` for `wieght`, or nothing when no known word is near.
    public static String hint(String word, Iterable<String> known) {
        String nearest = of(word, known);
        return nearest == null ? "" : " (did you mean '" + nearest + "'?)";
    }

    /// The known word at most two edits away (one, when the word has fewer than four letters), or null.
    public static @Nullable String of(String word, Iterable<String> known) {
        String best = null;
        int fewest = word.length() < 4 ? 2 : 3;
        for (String candidate : known) {
            int edits = edits(word, candidate);
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return best;
    }

    /// The number of letters inserted, deleted, replaced or swapped with their neighbour, in any case.
    static int edits(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2) {
            return Math.abs(a.length() - b.length());
        }
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : step(a, i, b, j, edits);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int step(String a, int i, String b, int j, int[][] edits) {
        int replaced = edits[i - 1][j - 1] + (same(a, i, b, j) ? 0 : 1);
        int fewest = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && same(a, i, b, j - 1) && same(a, i - 1, b, j);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }

    private static boolean same(String a, int i, String b, int j) {
        return Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
    }
}
