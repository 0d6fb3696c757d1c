package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Everything that can be pressed is as large as what presses it: a pointer needs 24 pixels, a thumb 44.
class TouchTests extends OnThePage {
    private static final String SMALL = """
            least => [...document.querySelectorAll('button, input, textarea, summary, a[href]')]
              .map(one => one.type === 'checkbox' ? one.closest('label') : one)
              .filter(one => one.checkVisibility() && !one.matches('.skip'))
              .filter(one => one.getBoundingClientRect().height < least || one.getBoundingClientRect().width < least)
              .map(one => `${one.outerHTML.slice(0, 80)} ${one.getBoundingClientRect().width} x ${one.getBoundingClientRect().height}`)
              .join('\\n')""";

    @ParameterizedTest
    @CsvSource({"1280, false, 24", "1024, false, 24", "390, false, 44", "1024, true, 44"})
    void hasNothingTooSmallToPress(int width, boolean touch, int least) {
        fleet.warnings.add("events: review-by is past");
        Operator root = comes(new NewContextOptions().setViewportSize(width, 844).setHasTouch(touch).setIsMobile(touch));
        assertThat(root.page().evaluate(SMALL, least)).as("sign in").isEqualTo("");
        root.ready(StubAdmin.ADMIN);
        root.card("events").locator("button.name").click();
        drafts(root, "events", 50, "");
        root.card("events").getByLabel("Change the weight of events-page").click();
        root.card("members").getByText("Kill members").click();
        root.page().click("#topline .kill");
        root.page().locator("#log").getByText("Undo").nth(1).click();
        root.page().click("#explain summary");
        root.page().fill("#explain .url", "/events/7");
        root.presses("Enter");
        root.sees("#explain", "Link to this question");

        assertThat(root.page().evaluate(SMALL, least)).isEqualTo("");
        assertThat(root.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("pixels too wide")
                .isEqualTo(0);
    }
}
