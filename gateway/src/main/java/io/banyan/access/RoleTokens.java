package io.banyan.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tokens of an installation's operators, by their hashes.
public record RoleTokens(List<RoleToken> tokens) {
    public static final RoleTokens NONE = new RoleTokens(List.of());

    public RoleTokens {
        tokens = List.copyOf(tokens);
    }

    /// Whose token this is, expired or not. Compares with every hash, each in constant time: how long it takes
    /// tells nothing about how near a guess was.
    public Optional<Caller> find(String presented) {
        byte[] given = sha256(presented);
        @Nullable RoleToken found = null;
        for (RoleToken known : tokens) {
            if (MessageDigest.isEqual(given, HexFormat.of().parseHex(known.sha256()))) {
                found = known;
            }
        }
        return Optional.ofNullable(found).map(RoleToken::caller);
    }

    /// Whether the caller's token is still among these, as it was when it was shown.
    public boolean stillKnow(Caller caller) {
        return tokens.stream().anyMatch(token -> token.caller().equals(caller));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
