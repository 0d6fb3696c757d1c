package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.banyan.testkit.Await;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoveTests extends OnThePage {
    @Test
    void saysWhatADraftWouldDoBeforeItIsApplied() {
        Operator ann = operator();

        Locator events = drafts(ann, "events", 50, "the morning looks good");
        ann.sees(events, "25% → 50%: about 2,075 of 8,300 clients seen in the last minute move to modern");
        assertThat(weight("events")).isEqualTo(25);
        events.getByText("Apply 50%").click();

        ann.sees(events, "target 50%");
        ann.sees("#log .entry", "events 25% → 50%");
        ann.sees("#latest", "“the morning looks good”");
        ann.seesNo(events.locator(".draft"));
        assertThat(admin.requests).contains("PATCH /api/v1/groups/events page");
    }

    @Test
    void movesSliderAndNumberTogether() {
        Operator ann = operator();
        Locator events = ann.card("events");

        events.locator(".number").fill("12.5");
        assertThat(events.locator(".slider").inputValue()).isEqualTo("12.5");
        events.locator(".slider").focus();
        ann.presses("ArrowRight");

        assertThat(events.locator(".number").inputValue()).isEqualTo("14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "-5", "12.345", "1e1"})
    void leavesWhatIsNoWeightInTheBoxAndOffersNoApply(String typed) {
        Operator ann = operator();
        Locator events = drafts(ann, "events", 50, "the morning looks good");
        Locator number = events.locator(".number");

        number.fill(typed);
        ann.sees(events, "weight must be 0 to 100");
        ann.presses("Enter");

        assertThat(number.inputValue()).isEqualTo(typed);
        assertThat(number.getAttribute("aria-invalid")).isEqualTo("true");
        ann.seesNo(events.locator(".apply"));
        ann.seesNo(events.locator(".says"));
        number.fill("40");
        ann.seesNo(events.getByText("weight must be 0 to 100"));
        events.getByText("Apply 40%").click();
        ann.sees("#log .entry", "events 25% → 40%");
    }

    @Test
    void readsANumberAsItIsTyped() {
        Operator ann = operator();
        Locator number = ann.card("events").locator(".number");

        number.focus();
        ann.presses("Control+A");
        ann.types("12.5");

        assertThat(number.inputValue()).isEqualTo("12.5");
        ann.sees(ann.card("events"), "25% → 12.5%");
        ann.presses("Control+A");
        ann.types("-e");
        ann.sees(ann.card("events"), "weight must be 0 to 100");
        ann.presses("Escape");
        assertThat(number.inputValue()).isEqualTo("25");
    }

    @Test
    void needsAReason() {
        Operator ann = operator();

        Locator events = drafts(ann, "events", 50, " ");
        ann.presses("Enter");

        ann.sees(events, "A reason is required");
        assertThat(weight("events")).isEqualTo(25);
    }

    @Test
    void dropsADraftOnEscape() {
        Operator ann = operator();

        Locator events = drafts(ann, "events", 50, "perhaps");
        ann.presses("Escape");

        ann.seesNo(events.locator(".draft"));
        assertThat(events.locator(".number").inputValue()).isEqualTo("25");
    }

    @Test
    void stopsAtTheWall() {
        Operator ann = operator();
        Locator listings = ann.card("listings");

        listings.locator(".number").fill("80");

        ann.sees(listings, "Limited to 50% by max-weight");
        assertThat(listings.locator(".number").inputValue()).isEqualTo("50");
        assertThat(listings.getByLabel("listings to 75 percent").isDisabled()).isTrue();
    }

    @Test
    void saysThatNobodyMovesWhileTheGroupIsKilled() {
        fleet.act(() -> {
            fleet.kill(BEN, "events", true);
        });
        Operator ann = operator();

        Locator events = drafts(ann, "events", 50, "for later");

        ann.sees(events.locator(".says"), "Target 25% → 50%: nobody moves while events is killed");
    }

    @Test
    void tellsTargetAndWhatIsInForceApartWhereMaxWeightLimits() {
        fleet.group("listings").weight = 60;
        Operator ann = operator();

        Locator listings = drafts(ann, "listings", 50, "as far as it goes");
        ann.sees(listings.locator(".says"), "Target 60% → 50%: nobody moves, max-weight limits both to 50%");
        listings.getByLabel("listings to 25 percent").click();

        ann.sees(listings.locator(".says"), "Target 60% → 25%, in force ");
    }

    @Test
    void plansAnewWhenAnEditLowersMaxWeightBelowADraft() {
        Operator ann = operator();
        Locator events = drafts(ann, "events", 50, "the morning looks good");
        ann.sees(events.locator(".says"), "25% → 50%: about");

        fleet.act(() -> fleet.group("events").maxWeight = 30);
        admin.tellFiles();

        ann.sees(events.locator(".says"), "25% → 30%: about");
        ann.sees(events, "Limited to 30% by max-weight");
        assertThat(events.locator(".number").inputValue()).isEqualTo("30");
    }

    @Test
    void showsAnothersMoveInPlaceAndAsksAgain() {
        Operator ann = operator();
        Locator events = drafts(ann, "events", 50, "the morning looks good");

        fleet.act(() -> {
            fleet.move(BEN, "events", null, 30.0);
        });
        ann.sees(events, "ben was faster: events 25% → 30%");
        ann.sees(events, "30% → 50%");
        ann.presses("Enter");
        assertThat(weight("events")).isEqualTo(30);
        events.getByText("Keep my draft").click();
        events.getByText("Apply 50%").click();

        ann.sees("#log .entry", "events 30% → 50%");
    }

    @Test
    void showsWhatAStaleRevisionMissed() {
        Operator ann = operator();
        Locator events = drafts(ann, "events", 50, "the morning looks good");
        fleet.act(() -> {
            fleet.onChange(change -> {});
            fleet.move(BEN, "events", null, 30.0);
        });

        events.getByText("Apply 50%").click();

        ann.sees(events, "ben was faster: events 25% → 30%");
        ann.sees("#log .entry", "“me first”");
        assertThat(weight("events")).isEqualTo(30);
    }

    @Test
    void isUndisturbedByAnotherGroupsChange() {
        Operator ann = operator();
        Locator events = drafts(ann, "events", 50, "the morning looks good");

        fleet.act(() -> {
            fleet.move(BEN, "members", null, 0.0);
        });
        ann.sees("#log .entry", "members 75% → 0%");
        events.getByText("Apply 50%").click();

        ann.sees("#log .entry", "events 25% → 50%");
    }

    @Test
    void givesARouteAWeightOfItsOwnAndSparesItInTheNextMove() {
        Operator ann = operator();
        Locator events = ann.card("events");
        events.locator("button.name").click();

        events.getByLabel("Change the weight of events-page").click();
        events.getByLabel("events-page to 5 percent").click();
        Locator route = events.locator(".routes");
        route.getByLabel("Reason").fill("its cache is cold");
        ann.presses("Enter");
        ann.sees(route, "own");
        drafts(ann, "events", 75, "all but the page");
        events.getByLabel("leave routes with a weight of their own").check();
        events.getByText("Apply 75%").click();
        ann.sees("#log .entry", "events 25% → 75%");

        fleet.act(() -> {
            assertThat(fleet.group("events").routes).extracting(one -> one.own).containsExactly(null, 5.0);
        });
    }

    @Test
    void showsDriftWithTheLineToWrite() {
        Operator ann = operator();

        ann.sees(
                ann.card("events"),
                "routes/events.yaml:22 says 10%, the live target is 25%. To keep it, write weight: 25%");
        assertThat(ann.card("members").locator(".drift").count()).isZero();

        fleet.act(() -> {
            fleet.group("events").fileWeight = 25;
        });
        admin.tellFiles();
        Await.until(
                "the drift is gone", () -> ann.card("events").locator(".drift").count() == 0);
    }

    @Test
    void saysOfDriftAboveMaxWeightWhatIsAskedAndWhatApplied() {
        fleet.group("listings").weight = 60;

        Operator ann = operator();

        ann.sees(
                ann.card("listings"),
                "routes/listings.yaml:22 says 5%, the live target is 60%, limited to 50% by max-weight."
                        + " To keep the 50%, write weight: 50%");
    }

    @Test
    void drawsRequestsErrorsAndTimesOfAnOpenedGroup() {
        Operator ann = operator();
        Locator events = ann.card("events");

        events.locator("button.name").click();

        for (var chart : Map.of(
                        "Requests by side", "MODERN now 2", "Errors by side", "LEGACY now 0.0", "p99 by side", "ms")
                .entrySet()) {
            Locator drawing = events.locator("[role=img][aria-label^='" + chart.getKey() + "']");
            drawing.locator("canvas").waitFor();
            assertThat(drawing.getAttribute("aria-label")).contains(chart.getValue());
        }
        ann.sees(events, "8,300 clients seen in the last minute");
    }
}
