package io.banyan.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Bytes as a network may bring them: the same bytes are always cut at the same places.
final class Pieces {
    private Pieces() {}

    static List<String> of(String bytes) {
        Random random = new Random(bytes.hashCode());
        int[] longest = {1, 12, bytes.length()};
        int most = longest[random.nextInt(longest.length)];
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length(); ) {
            int to = Math.min(bytes.length(), from + 1 + random.nextInt(most));
            pieces.add(bytes.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
