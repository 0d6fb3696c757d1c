package io.banyan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file under `docs/` that is made from code. It is compared with the code; `-Dbanyan.docs=write` writes it anew.
public record Documented(String file) {
    private static final Path DOCS = Path.of("..", "docs");

    public void says(String text) {
        Path path = DOCS.resolve(file);
        try {
            if ("write".equals(System.getProperty("banyan.docs"))) {
                Files.writeString(path, text);
            }
            assertThat(path)
                    .as("docs/%s is made from code; write it anew with -Dbanyan.docs=write", file)
                    .hasContent(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
