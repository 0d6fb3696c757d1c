package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import io.banyan.testkit.Await;
import org.junit.jupiter.api.Test;

/// Whatever is done and whatever comes in, the keyboard stays where its owner works.
class FocusTests extends OnThePage {
    @Test
    void afterAnApplyAndAfterACancelIsOnTheWeight() {
        Operator ann = operator();
        Locator events = drafts(ann, "events", 50, "the morning looks good");

        events.getByText("Apply 50%").click();
        ann.sees("#log .entry", "events 25% → 50%");
        ann.seesNo(events.locator(".draft"));
        staysOn(ann, "Weight of events in percent");
        drafts(ann, "events", 75, "perhaps")
                .locator(".draft")
                .getByText("Cancel (Esc)")
                .click();

        staysOn(ann, "Weight of events in percent");
    }

    @Test
    void afterAKillAndItsEndIsOnTheSwitch() {
        Operator ann = operator();
        Locator events = ann.card("events");

        events.getByText("Kill events").click();
        ann.types("errors since the deployment");
        events.locator(".go").click();
        ann.sees("#log .entry", "events: kill switch on");
        ann.seesNo(events.locator(".kill-form"));
        staysOn(ann, "End the kill of events");
        ann.presses("Enter");
        ann.types("mended");
        ann.presses("Enter");
        ann.sees("#log .entry", "events: kill switch off");
        ann.seesNo(events.locator(".kill-form"));

        staysOn(ann, "Kill events");
    }

    @Test
    void afterAnUndoIsOnWhatWasUndone() {
        Operator ann = operator();

        ann.page().getByLabel("Undo events 10% → 25%").click();
        ann.sees("#log .undo", "25% → 10%");
        ann.page().getByText("Undo it").click();
        ann.sees("#log .entry", "Undone by ann ");

        staysOn(ann, "Undone by ann");
    }

    @Test
    void isNotTakenByAnUndoThatSomebodyElseMakes() {
        Operator ann = operator();
        ann.page().getByLabel("Undo events 10% → 25%").click();
        ann.sees("#log .undo", "25% → 10%");
        ann.card("members").locator(".number").focus();

        fleet.act(() -> {
            String raised = fleet.log.stream()
                    .filter(change -> "events".equals(change.get("group")))
                    .map(change -> String.valueOf(change.get("id")))
                    .findFirst()
                    .orElseThrow();
            fleet.move(new StubFleet.Author("ben", "cli", "undo", raised), "events", null, 10.0);
        });
        ann.seesNo(ann.page().locator("#log .undo"));

        staysOn(ann, "Weight of members in percent, exactly");
    }

    @Test
    void staysWhereItIsWhileCardsComeGoAndChangePlaces() {
        Operator ann = operator();
        Locator first = ann.page().locator(".card button.name").first();
        assertThat(first.innerText()).isEqualTo("events");
        ann.card("members").getByLabel("members to 10 percent").focus();

        fleet.act(() -> {
            fleet.add(new StubGroup("carts", 5));
            fleet.group("members").modernErrors = 2;
        });
        ann.sees(ann.card("members").locator(".state.harm"), "MODERN fails users");
        fleet.act(() -> fleet.groups.remove("listings"));
        admin.tellFiles();
        ann.seesNo(ann.card("listings"));

        assertThat(first.innerText()).isEqualTo("members");
        staysOn(ann, "members to 10 percent");
    }

    @Test
    void afterOpeningFilteringAndMarkingAsSeenIsThere() {
        Operator ann = operator();

        ann.card("events").locator("button.name").focus();
        ann.presses("Enter");
        ann.sees(ann.card("events"), "Routes");
        staysOn(ann, "events");
        ann.page().locator("#log").getByLabel("By").fill("nobody");
        ann.presses("Enter");
        ann.sees("#log", "No change matches.");
        staysOn(ann, "By ");
        fleet.act(() -> {
            fleet.move(BEN, "members", null, 80.0);
        });
        ann.page().getByText("1 new: mark as seen").click();
        ann.seesNo(ann.page().locator(".unseen-count"));

        staysOn(ann, "Change log");
    }

    @Test
    void afterSigningInStartsAtTheFirstAnswer() {
        Operator ann = comes(new NewContextOptions()).ready(StubAdmin.OPERATOR);

        staysOn(ann, "In short");
    }

    private static void staysOn(Operator operator, String name) {
        Await.until("the focus is on " + name, () -> operator.focused().startsWith(name));
        operator.page().evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        assertThat(operator.focused()).startsWith(name);
    }
}
