package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.api.Test;

/// Everything that can be pressed is as large as what presses it: a pointer needs 24 pixels, a thumb 44.
class TouchTests extends OnThePage {
    private static final String SMALL = """
            least => [...document.querySelectorAll('button, input, textarea, summary, a[href]')]
              .map(one => one.type === 'checkbox' ? one.closest('label') : one)
              .filter(one => one.checkVisibility() && !one.matches('.skip'))
              .filter(one => one.getBoundingClientRect().height < least || one.getBoundingClientRect().width < least)
              .map(one => `${one.outerHTML.slice(0, 80)} ${one.getBoundingClientRect().width} x ${one.getBoundingClientRect().height}`)
              .join('\\n')""";

    @Test
    void isLargeEnoughForAThumbOnAWideScreen() {
        Operator root = comes(new NewContextOptions()
                .setViewportSize(1024, 844)
                .setHasTouch(true)
                .setIsMobile(true));
        assertLargeEnough(root, 44);
        root.ready(StubAdmin.ADMIN);
        root.card("events").locator("button.name").click();
        drafts(root, "events", 50, "");
        root.card("events").getByLabel("Change the weight of events-page").click();
        root.page().click("#topline .kill");
        root.page().click("#explain summary");

        assertLargeEnough(root, 44);
    }

    /// Of what is on the page now, and that nothing stands beyond its right edge.
    static void assertLargeEnough(Operator operator, int pixels) {
        assertThat(operator.page().evaluate(SMALL, pixels)).isEqualTo("");
        assertThat(operator.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("pixels too wide")
                .isEqualTo(0);
    }
}
