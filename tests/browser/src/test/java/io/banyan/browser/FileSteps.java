package io.banyan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;

/// Large files, up and down.
final class FileSteps {
    private static final int SIZE = 20 * 1024 * 1024;

    private FileSteps() {}

    static void upload(Visitor visitor) {
        Path photo = photo();
        visitor.opens("/photos");
        Member.logsIn(visitor);
        visitor.page().setInputFiles("#photo", photo);

        visitor.follows("#upload-submit");

        assertThat(visitor.address()).isEqualTo("/photos");
        assertThat(visitor.reads("#notice")).isEqualTo("Thank you! " + SIZE + " bytes arrived.");
        assertThat(visitor.reads("#upload-list .sha256")).isEqualTo(sha256(photo));
    }

    static void download(Visitor visitor) {
        visitor.opens("/files");

        var saved = visitor.saves("#download");

        assertThat(saved.suggestedFilename()).isEqualTo(visitor.reads("#download"));
        assertThat(saved.path()).hasSize(Long.parseLong(visitor.reads("#download-size")));
        assertThat(sha256(saved.path())).isEqualTo(visitor.reads("#download-sha256"));
    }

    /// The same bytes each time.
    private static Path photo() {
        var bytes = new byte[SIZE];
        new SplittableRandom(7).nextBytes(bytes);
        try {
            Path folder = Files.createTempDirectory("banyan-browser-");
            Path photo = folder.resolve("photo.jpg");
            // What was named last is deleted first.
            folder.toFile().deleteOnExit();
            photo.toFile().deleteOnExit();
            return Files.write(photo, bytes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String sha256(Path file) {
        try (var digest =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            Files.copy(file, digest);
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (IOException | NoSuchAlgorithmException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
