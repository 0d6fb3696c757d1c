package io.banyan.blackbox.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Chance in the words that plans are made of.
final class Dice {
    /// Around what buffers hold.
    private static final List<Integer> EDGES =
            List.of(0, 1, 2, 1_460, 8_191, 8_192, 8_193, 16_384, 65_535, 65_536, 65_537);

    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /// From 0 to `bound` - 1.
    int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /// Bytes of a body: small, at an edge, now and then a megabyte.
    int size() {
        if (oneIn(40)) {
            return 1 << 20;
        }
        return oneIn(2) ? below(3_000) : EDGES.get(below(EDGES.size()));
    }

    /// Any bytes, as ISO-8859-1.
    String text(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return new String(bytes, ISO_8859_1);
    }

    /// The lengths of the chunks that make up that many bytes; most bodies have few, some have hundreds.
    List<Integer> chunks(int length) {
        int most = length == 0 ? 1 : oneIn(8) ? Math.max(1, length / 300) : of(length, 65_536, 8_192, 1 + length / 3);
        List<Integer> chunks = new ArrayList<>();
        for (int left = length; left > 0; left -= chunks.getLast()) {
            chunks.add(Math.min(left, 1 + below(most)));
        }
        return chunks;
    }

    /// The same text cut as it is written to the socket: whole, in a few pieces, or byte for byte.
    List<String> pieces(String text) {
        int cuts = oneIn(3) ? 0 : oneIn(6) && text.length() < 400 ? text.length() : 1 + below(5);
        int most = cuts == 0 ? text.length() : Math.max(1, 2 * text.length() / (cuts + 1));
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); at += pieces.getLast().length()) {
            int length = cuts == 0 ? text.length() : cuts == text.length() ? 1 : 1 + below(most);
            pieces.add(text.substring(at, Math.min(text.length(), at + length)));
        }
        return pieces;
    }
}
