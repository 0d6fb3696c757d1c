package io.banyan.decide;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The preview tokens of an installation, by their hashes. None → previews are off.
public record PreviewTokens(List<PreviewToken> tokens) {
    public static final PreviewTokens NONE = new PreviewTokens(List.of());

    public PreviewTokens {
        tokens = List.copyOf(tokens);
    }

    /// The hash to write into a tokens file.
    public static String sha256(String token) {
        return HexFormat.of().formatHex(digest(token));
    }

    /// These and those of another file.
    public PreviewTokens and(PreviewTokens more) {
        return new PreviewTokens(
                Stream.concat(tokens.stream(), more.tokens().stream()).toList());
    }

    /// Null when the token is one of these, not expired, and covers the group; else why it does not count. Compares
    /// with every hash, each in constant time: how long it takes tells nothing about how near a guess was.
    public @Nullable PreviewDenial denied(String token, String group, Instant now) {
        byte[] given = digest(token);
        boolean allowed = false;
        PreviewDenial denial = PreviewDenial.TOKEN_UNKNOWN;
        for (PreviewToken known : tokens) {
            if (MessageDigest.isEqual(given, HexFormat.of().parseHex(known.sha256()))) {
                allowed |= known.covers(group, now);
                denial = known.isOver(now) ? PreviewDenial.TOKEN_EXPIRED : PreviewDenial.OTHER_GROUP;
            }
        }
        return allowed ? null : denial;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
