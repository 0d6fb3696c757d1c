package io.banyan.projections.store;

import io.banyan.projections.projection.DocumentKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;

/// Where a document stands in an index: first by the text, then by its own key, both by their UTF-8 bytes.
public record IndexPlace(String sort, DocumentKey key) implements Comparable<IndexPlace> {
    static final Comparator<String> BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    private static final Comparator<IndexPlace> ORDER = Comparator.comparing(IndexPlace::sort, BYTES)
            .thenComparing(place -> place.key().toString(), BYTES);

    /// Reads what `text` writes. Throws IllegalArgumentException when it is anything else: a client's made-up page.
    public static IndexPlace parse(String text) {
        String plain;
        try {
            plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            throw refused(text);
        }
        int end = plain.indexOf('\0');
        if (end < 0) {
            throw refused(text);
        }
        return new IndexPlace(plain.substring(0, end), DocumentKey.parse(plain.substring(end + 1)));
    }

    /// For a link to the next page: letters, digits, `-` and `_`.
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((sort + '\0' + key).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int compareTo(IndexPlace other) {
        return ORDER.compare(this, other);
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("a page was '" + text + "' but must be one that an answer named");
    }
}
