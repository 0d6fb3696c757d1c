package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.banyan.browser.page.StubFleet.Author;
import io.banyan.testkit.Await;
import org.junit.jupiter.api.Test;

class LogTests extends OnThePage {
    @Test
    void undoesAChangeWithAReasonThatNamesIt() {
        Operator ann = operator();

        ann.page().getByLabel("Undo events 10% → 25%").click();
        ann.sees("#log .undo", "25% → 10%: about 1,245 of 8,300 clients");
        ann.page().getByText("Undo it").click();

        ann.sees("#log .entry", "“undo of 10% → 25% by ann”");
        assertThat(weight("events")).isEqualTo(10);
    }

    @Test
    void marksWhatWasUndoneAndOffersNoSecondUndo() {
        Operator ann = operator();
        Locator raised =
                ann.page().locator("#log .entry").filter(new Locator.FilterOptions().setHasText("events 10% → 25%"));

        ann.page().getByLabel("Undo events 10% → 25%").click();
        ann.sees("#log .undo", "25% → 10%");
        ann.page().getByText("Undo it").click();

        ann.sees(raised, "Undone by ann ");
        ann.seesNo(raised.getByText("Undo", new Locator.GetByTextOptions().setExact(true)));
        assertThat(weight("events")).isEqualTo(10);
    }

    @Test
    void seesThatAnotherWasFasterWithTheSameUndo() {
        Operator ann = operator();
        ann.page().getByLabel("Undo events 10% → 25%").click();
        ann.sees("#log .undo", "25% → 10%");

        fleet.act(() -> {
            Object raised = fleet.log.stream()
                    .filter(change -> "events".equals(change.get("group")))
                    .findFirst()
                    .orElseThrow()
                    .get("id");
            fleet.move(new Author("ben", "cli", "undo", String.valueOf(raised)), "events", null, 10.0);
        });

        ann.sees("#log .entry", "Undone by ben ");
        ann.seesNo(ann.page().locator("#log .undo"));
    }

    @Test
    void saysThatAnUndoWouldChangeNothing() {
        Operator ann = operator();
        fleet.act(() -> {
            fleet.move(BEN, "events", null, 10.0);
        });
        ann.sees("#log .entry.is-new", "events 25% → 10%");

        ann.page().getByLabel("Undo events 10% → 25%").click();
        ann.sees("#log .undo", "Nothing would be undone: events is already at 10%.");
        ann.page().getByText("Undo it").click();

        ann.sees("#log .undo", "Nothing was undone: events is already at 10%.");
    }

    @Test
    void asksForTheWordBeforeAnUndoKillsEverything() {
        fleet.act(() -> {
            fleet.kill(BEN, null, true);
            fleet.kill(BEN, null, false);
        });
        Operator root = comes(new NewContextOptions()).ready(StubAdmin.ADMIN);

        root.page().getByLabel("Undo everything: kill switch off").click();
        root.sees("#log .undo", "Kill switch of everything goes on.");
        root.presses("Enter");
        root.sees("#log .undo", "Type the word everything: every group goes to LEGACY.");
        assertThat(fleet.killed).isFalse();
        root.types("everything");
        root.presses("Enter");

        Await.until("everything is killed", () -> fleet.killed);
    }

    @Test
    void undoesAKill() {
        fleet.act(() -> {
            fleet.kill(BEN, "events", true);
        });
        Operator ann = operator();

        ann.page().getByLabel("Undo events: kill switch on").click();
        ann.sees("#log .undo", "Kill switch of events goes off.");
        ann.page().getByText("Undo it").click();

        ann.sees("#log .entry", "events: kill switch off");
        assertThat(fleet.group("events").killed).isFalse();
    }

    @Test
    void marksAChangeMadeElsewhereUntilItIsSeen() {
        Operator ann = operator();

        fleet.act(() -> {
            fleet.move(BEN, "members", null, 80.0);
        });
        Locator fresh = ann.page().locator("#log .entry.is-new");
        ann.sees(fresh, "members 75% → 80%");
        assertThat(ann.page().title()).isEqualTo("(1) Banyan");
        ann.sees("#latest", "ben by the command line: members 75% → 80%");
        fresh.hover();

        ann.seesNo(ann.page().locator("#log .entry.is-new"));
        assertThat(ann.page().title()).isEqualTo("Banyan");
    }

    @Test
    void findsTheChangesOfAGroupOrAPerson() {
        Operator ann = operator();
        Locator entries = ann.page().locator("#log .entry");

        ann.page()
                .getByLabel("Group", new Page.GetByLabelOptions().setExact(true))
                .fill("members");
        ann.presses("Enter");
        ann.seesNo(entries.filter(new Locator.FilterOptions().setHasText("events")));
        assertThat(entries.allInnerTexts())
                .satisfiesExactly(newer -> assertThat(newer).contains("members 50% → 75%"), older -> assertThat(older)
                        .contains("members 10% → 50%"));

        ann.page()
                .locator("#log")
                .getByText("All", new Locator.GetByTextOptions().setExact(true))
                .click();
        ann.sees(entries, "events 10% → 25%");
        ann.page().locator("#log").getByLabel("By").fill("routes/listings.yaml");
        ann.presses("Enter");
        ann.seesNo(entries.filter(new Locator.FilterOptions().setHasText("events")));
        assertThat(entries.allInnerTexts()).singleElement().asString().contains("listings 0% → 5%");
        ann.page().locator("#log").getByLabel("By").fill("nobody");
        ann.presses("Enter");
        ann.sees("#log", "No change matches.");
    }
}
