package io.banyan.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTests {
    private static final long MOST_BYTES = 100_000;

    private final PageFiles page = PageFiles.load();

    @Test
    void hasEveryFileOfThePageAndTheCharts() throws IOException {
        Path folder = Path.of("src/main/resources/page");
        try (Stream<Path> files = Files.walk(folder)) {
            Stream<String> ours = files.filter(Files::isRegularFile)
                    .map(file -> "/page/" + folder.relativize(file))
                    .map(path -> path.equals("/page/index.html") ? "/" : path);
            assertThat(page.paths())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(ours, Stream.of("/page/uplot.js", "/page/uplot.css"))
                                    .toList());
        }
    }

    @Test
    void staysBelowAHundredKilobytesAsServed() {
        long bytes = page.paths().stream()
                .mapToLong(path -> page.file(path).orElseThrow().gzip().length)
                .sum();

        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void sendsTheSameBytesPlainAndCompressed() throws IOException {
        for (String path : page.paths()) {
            PageFile file = page.file(path).orElseThrow();
            try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(file.gzip()))) {
                assertThat(gzip.readAllBytes()).as(path).isEqualTo(file.plain());
            }
        }
    }

    @Test
    void letsNothingInFromElsewhere() {
        for (String path : page.paths()) {
            assertThat(page.file(path).orElseThrow().headers())
                    .containsEntry("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'")
                    .containsEntry("X-Content-Type-Options", "nosniff")
                    .containsEntry("Cache-Control", "no-cache");
        }
        String html = new String(page.file("/").orElseThrow().plain(), StandardCharsets.UTF_8);
        assertThat(html).doesNotContain("http:", "https:", "style=", "onclick");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x",
                "/page",
                "/page/",
                "/page/../banyan.yaml",
                "/page/js/main.js/",
                "/banyan.yaml",
                "/index.html"
            })
    void hasNothingElse(String path) {
        assertThat(page.file(path)).isEmpty();
    }

    @Test
    void compressesForWhoTakesGzip() {
        assertThat(PageConfiguration.takesGzip(List.of("br, gzip;q=0.8"))).isTrue();
        assertThat(PageConfiguration.takesGzip(List.of("br", "gzip"))).isTrue();
        assertThat(PageConfiguration.takesGzip(List.of("gzip;q=0"))).isFalse();
        assertThat(PageConfiguration.takesGzip(List.of("identity"))).isFalse();
        assertThat(PageConfiguration.takesGzip(List.of())).isFalse();
    }
}
