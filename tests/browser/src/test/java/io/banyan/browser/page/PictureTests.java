package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.banyan.testkit.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pictures of `docs/`: with `-Dbanyan.docs=write` they are taken anew, otherwise the page must fit and they exist.
class PictureTests extends OnThePage {
    private static final long MOST_BYTES = 150_000;

    @ParameterizedTest
    @CsvSource({"page-light, LIGHT, 1280, 800", "page-dark, DARK, 1280, 800", "page-phone, LIGHT, 390, 844"})
    void fitsTheWindow(String name, ColorScheme scheme, int width, int height) throws IOException {
        Operator ann =
                comes(new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        ann.ready(StubAdmin.OPERATOR);
        ann.page().locator("#strip canvas").nth(5).waitFor();
        ann.sees("#verdict", "Nobody is hurt");
        drafts(ann, "events", 50, "a quiet morning");
        ann.sees(ann.card("events"), "25% → 50%: about");
        ann.page().evaluate("scrollTo(0, 0)");

        Path picture = Repository.root().resolve("docs").resolve(name + ".png");
        if ("write".equals(System.getProperty("banyan.docs"))) {
            new Picture(ann.page().screenshot()).write(picture);
        }
        assertThat(picture).isRegularFile();
        assertThat(Files.size(picture)).isBetween(10_000L, MOST_BYTES);
        ann.card("events").locator("button.name").click();
        ann.page().click("#explain summary");
        ann.sees(ann.card("events"), "Routes");
        assertThat(ann.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("pixels too wide")
                .isEqualTo(0);
        assertThat(ann.page().evaluate("[...document.querySelectorAll('canvas')].some(one => one.width === 0)"))
                .isEqualTo(false);
    }
}
