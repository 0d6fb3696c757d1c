package io.banyan.caller;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The callers' tokens of an installation. They are found by their hashes: how long that takes tells something of a
/// hash, and nothing of a token.
public final class ListedCallers {
    public static final ListedCallers NONE = new ListedCallers(List.of());

    private final Map<String, ListedCaller> byHash;

    /// @param tokens of two with one hash, the first counts
    public ListedCallers(List<ListedCaller> tokens) {
        byHash = tokens.stream()
                .collect(Collectors.toUnmodifiableMap(
                        ListedCaller::sha256, Function.identity(), (first, second) -> first));
    }

    /// Whose token this is, expired or not; null = nobody's.
    @Nullable
    ListedCaller find(String presented) {
        return byHash.isEmpty() ? null : byHash.get(sha256(presented));
    }

    public int count() {
        return byHash.size();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListedCallers listed && byHash.equals(listed.byHash);
    }

    @Override
    public int hashCode() {
        return byHash.hashCode();
    }
}
