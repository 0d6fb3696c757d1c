package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/// What is wrong with a MODERN, in its opened card.
class ExamineTests extends OnThePage {
    private static Locator form(Operator someone) {
        someone.card("events").locator("button.name").click();
        return someone.card("events").locator("form.examine");
    }

    @Test
    void showsEachQuestionAndTheRemedy() {
        Operator ann = operator();
        Locator form = form(ann);

        form.getByLabel("Read").fill("/events/7");
        ann.presses("Enter");

        ann.sees(form, "The first thing that is wrong is at the end.");
        assertThat(form.locator("li").allInnerTexts())
                .containsExactly(
                        "ok name: the name leads to an address",
                        "WRONG read: it answered /events/7 with 404\n\nRemedy: name another with --read");
        assertThat(admin.requests).contains("POST /api/v1/groups/events/doctor page");
    }

    @Test
    void readsAUsualPathWhereNoneIsNamed() {
        Operator ann = operator();
        Locator form = form(ann);

        form.locator("button").click();

        ann.sees(form, "it answered /events with 404");
    }

    @Test
    void saysWhyAViewerCannot() {
        Operator vic = comes(new NewContextOptions()).ready(StubAdmin.VIEWER);
        Locator form = form(vic);

        vic.sees(form, "vic is a viewer: read-only. An operator of events can change it.");
        form.getByLabel("Read").fill("/events/7");
        vic.presses("Enter");

        assertThat(admin.requests).noneMatch(request -> request.contains("doctor"));
    }
}
