package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTests extends OnThePage {
    @Test
    void tellsTheSideAndThePlaceOnTheLine() {
        Operator ann = operator();
        Locator explain = ann.page().locator("#explain");

        explain.locator("summary").click();
        explain.getByLabel("URL").fill("/events/7");
        ann.presses("Enter");

        ann.sees(explain, "events-item of events");
        ann.sees(explain, "place 1234, below 2500 (25%)");
        assertThat(explain.locator("[role=img]").getAttribute("aria-label"))
                .isEqualTo("The client's place is 1234 of 10,000; below 2500 is MODERN");
    }

    @Test
    void namesNoSideThatDependsOnAClientNotGiven() {
        Operator ann = operator();
        Locator explain = ann.page().locator("#explain");

        explain.locator("summary").click();
        explain.getByLabel("URL").fill("/by-address");
        ann.presses("Enter");

        ann.sees(explain, "depends on the client address, which is not given");
        assertThat(explain.locator("dd .side").count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1024, 768", "390, 844"})
    void isReachedFromTheTopOfANarrowPage(int width, int height) {
        Operator ann =
                comes(new NewContextOptions().setViewportSize(width, height)).ready(StubAdmin.OPERATOR);

        ann.page().locator("#topline").getByText("Explain a request").click();
        ann.types("/events/7");
        ann.presses("Enter");

        ann.sees("#explain", "events-item of events");
        assertThat(ann.page().evaluate("""
                () => {
                  const { top, bottom } = document.querySelector('#explain .url').getBoundingClientRect();
                  return top >= 0 && bottom <= innerHeight;
                }""")).as("the question is in sight").isEqualTo(true);
    }

    @Test
    void linksToTheQuestionWithoutItsSecrets() {
        Operator ann = operator();
        Locator explain = ann.page().locator("#explain");
        explain.locator("summary").click();
        explain.getByLabel("URL").fill("/events/7?tags[]=a&b=ü");
        explain.getByLabel("Headers")
                .fill("X-Member-Id: m1\nCookie: visitor=1\nauthorization: Basic eHh4\nX-Banyan-Token: preview1");
        explain.getByText("Explain", new Locator.GetByTextOptions().setExact(true))
                .click();
        ann.sees(explain, "Link to this question");

        String link = explain.locator("a").getAttribute("href");
        assertThat(link).startsWith("#explain?").doesNotContainIgnoringCase("cookie", "eHh4", "preview1");
        ann.opens("/" + link);
        ann.page().reload();

        ann.sees(explain, "place 1234");
        assertThat(explain.getByLabel("URL").inputValue()).isEqualTo("/events/7?tags[]=a&b=ü");
        assertThat(explain.getByLabel("Headers").inputValue()).isEqualTo("X-Member-Id: m1");
    }
}
