package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The ramp of a group, in its opened card.
class RampTests extends OnThePage {
    private static Locator opens(Operator someone) {
        someone.card("events").locator("button.name").click();
        return someone.card("events").locator("section.ramp");
    }

    @Test
    void saysWhatItWaitsForAndWhatItsGatesHaveSeen() {
        fleet.group("events").ramp = new StubRamp("events").running();
        Operator ann = operator();
        Locator ramp = opens(ann);

        ann.sees(ramp, "Step 2 of 5, at 5%.");
        ann.sees(ramp, "Why: waits for about 88 more pairs of events-item");
        assertThat(ramp.locator("table").first().locator("tbody tr").allInnerTexts())
                .containsExactly(
                        "events-item\tmismatch\t1\t312 of about 400 pairs, 0 mismatches\t0 and 1.2\topen",
                        "events-item\terrors\t0.5\t312 reads, 0 errors\t0 and 1.2\t✔ passed");
        List<String> steps = ramp.locator("ol li").allInnerTexts();
        assertThat(steps.get(1)).startsWith("✔ 5%, ").endsWith(": events-item: 0 of 412 pairs differ");
        assertThat(steps.get(2)).matches("25%: not before .*[0-9:]{8} [A-Z].*");
        assertThat(steps.get(4)).isEqualTo("100%");
        assertThat(ramp.locator("[role=img]").getAttribute("aria-label"))
                .matches("Weight of events over time: 1% at [^,]+, 5% at [^,]+, now 5%");
        ramp.locator("canvas").waitFor();
    }

    @Test
    void showsBothValuesWhereAnswersDiffer() {
        fleet.group("events").ramp = new StubRamp("events").rolledBack();
        Operator ann = operator();
        Locator ramp = opens(ann);

        ann.sees(ramp, "Rolled back: the weight is 0%.");
        assertThat(ramp.locator("ol li").last().innerText()).startsWith("✖ rolled back to 0%, ");
        assertThat(ramp.locator("table").nth(1).locator("tbody tr").innerText())
                .startsWith("events-item\t/startsAt\t9\t\"2027-07-05T16:30:00Z\"\t\"2027-07-05T17:30:00Z\"\t");
        ann.sees(ann.card("events").locator(".states"), "ramp rolled back");
        ann.sees(ramp, "✖ failed");
    }

    /// A step may last a week.
    @Test
    void saysTheDayOfStepsThatWereNotTakenToday() {
        var ramp = new StubRamp("events").running();
        ramp.begun = Instant.now().minus(Duration.ofDays(3));
        fleet.group("events").ramp = ramp;
        Operator ann = operator();
        Locator steps = opens(ann).locator("ol li");

        ann.sees(steps.first(), "events-item: 0 of 412 pairs differ");
        assertThat(steps.first().innerText()).matches("✔ 1%, [0-9]{1,2} [A-Z][a-z]+ [0-9:]{8}: .*");
    }

    /// Else it would say that the ramp went back to what somebody set since.
    @Test
    void tellsARampsEndFromWhatSomebodySetSince() {
        var ramp = new StubRamp("events").rolledBack();
        ramp.weight = 30.0;
        fleet.group("events").ramp = ramp;
        Operator ann = operator();
        Locator section = opens(ann);

        ann.sees(section, "Rolled back to 0%; since then the weight was set to 30%.");
        assertThat(section.locator("ol li").last().innerText()).startsWith("✖ rolled back to 0%, ");
        assertThat(section.locator("[role=img]").getAttribute("aria-label")).endsWith(", now 30%");
    }

    @Test
    void saysWhereASideSaidNothing() {
        var ramp = new StubRamp("events").rolledBack();
        ramp.modern = "";
        fleet.group("events").ramp = ramp;
        Operator ann = operator();

        ann.sees(opens(ann).locator("table").nth(1), "nothing");
    }

    @Test
    void startsAndHoldsARampByKeyboardWithAReason() {
        fleet.group("events").ramp = new StubRamp("events");
        Operator ann = operator();
        Locator ramp = opens(ann);

        ann.sees(ramp, "Not started: 5 steps are planned.");
        assertThat(ramp.locator("figure").isHidden()).isTrue();
        ann.tabsTo("Start the ramp of events");
        ann.presses("Enter");
        ann.presses("Enter");
        ann.sees(ramp, "A reason is required");
        ann.types("the view is complete");
        ann.presses("Enter");
        ann.sees(ramp, "Step 2 of 5, at 5%.");
        ann.tabsTo("Hold the ramp of events");
        ann.presses("Enter");
        ann.types("a release comes");
        ann.presses("Enter");

        ann.sees(ramp, "Held at step 2 of 5, at 5%.");
        ann.sees(ramp, "Why: a release comes");
        assertThat(admin.requests).contains("POST /api/v1/groups/events/ramp page");
        ramp.getByLabel("Resume the ramp of events").waitFor();
        // What was pressed is gone: the next in its row has the focus, not the top of the card.
        ann.page().waitForFunction("document.activeElement.textContent === 'Resume'");
    }

    @Test
    void letsAViewerLookAlone() {
        fleet.group("events").ramp = new StubRamp("events").running();
        Operator vic = comes(new NewContextOptions()).ready(StubAdmin.VIEWER);
        Locator ramp = opens(vic);

        vic.sees(ramp, "vic is a viewer: read-only. An operator of events can change it.");
        assertThat(ramp.getByLabel("Hold the ramp of events").isDisabled()).isTrue();
    }

    @Test
    void asksNothingOfAGroupWhoseReadsAreNotCopied() {
        Operator ann = operator();
        opens(ann);

        ann.sees(ann.card("events"), "Routes");
        assertThat(ann.card("events").locator("section.ramp").isHidden()).isTrue();
        assertThat(admin.requests).noneMatch(request -> request.contains("/ramp") || request.contains("/mismatches"));
    }
}
