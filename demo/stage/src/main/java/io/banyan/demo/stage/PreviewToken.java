package io.banyan.demo.stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;

/// The demo's preview token, another at every start: the token for its user alone, and a list with its entry as
/// `./banyan token create --role preview --groups '*'` makes it.
final class PreviewToken {
    private static final int BYTES = 32;
    private static final int DAYS = 30;

    private PreviewToken() {}

    /// @param token where the token itself goes
    /// @param list where its entry goes
    static void make(Path token, Path list) throws IOException {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        String text = HexFormat.of().formatHex(bits);
        Files.deleteIfExists(token);
        Files.createFile(token, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, text + "\n");
        Files.writeString(
                list, """
                - role: preview
                  groups: ["*"]
                  hash: sha256:%s
                  expires: %s
                """.formatted(hash(text), LocalDate.now(ZoneOffset.UTC).plusDays(DAYS)));
    }

    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
