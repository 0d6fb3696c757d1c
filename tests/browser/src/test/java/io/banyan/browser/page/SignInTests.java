package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

class SignInTests extends OnThePage {
    @Test
    void keepsTheTokenInThisTabOnly() {
        Operator ann = operator();

        ann.page().reload();
        ann.sees("#topline", "ann, an operator of all groups");

        assertThat(ann.page().evaluate("JSON.stringify([document.cookie, {...localStorage}, location.href])"))
                .isEqualTo("[\"\",{},\"" + admin.url() + "/\"]");
        assertThat(ann.opensTab().locator("#token").isVisible()).isTrue();
    }

    @Test
    void saysThatATokenIsWrong() {
        Operator stranger = comes(new NewContextOptions()).signsIn("nobody-0123");

        stranger.sees(
                "#signin",
                "That token does not open this page: it is not known here, has expired, or is a preview token.");

        stranger.signsIn("two words");
        stranger.sees("#signin", "something else was pasted");
    }

    @Test
    void forgetsTheTokenOnSigningOut() {
        Operator ann = operator();

        ann.page().click("text=Sign out");

        ann.sees("#signin", "Signed out.");
        assertThat(ann.page().evaluate("sessionStorage.length")).isEqualTo(0);
    }

    @Test
    void keepsTheDraftOverAnExpiredToken() {
        Operator ann = operator();
        Locator events = drafts(ann, "events", 50, "the morning looks good");
        events.locator(".says", new Locator.LocatorOptions().setHasText("about 2,075 of 8,300 clients"))
                .waitFor();

        admin.takesTokens(false);
        events.getByText("Apply 50%").click();
        ann.sees("#signin", "The token is no longer good: expired, or withdrawn.");
        admin.takesTokens(true);
        ann.signsIn(StubAdmin.OPERATOR);
        ann.seesNo(ann.page().locator("#signin"));
        events.getByText("Apply 50%").click();

        ann.sees("#log .entry", "events 25% → 50%");
        assertThat(weight("events")).isEqualTo(50);
    }
}
