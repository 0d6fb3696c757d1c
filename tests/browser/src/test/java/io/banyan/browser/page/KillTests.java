package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import io.banyan.browser.page.StubFleet.Author;
import org.junit.jupiter.api.Test;

class KillTests extends OnThePage {
    @Test
    void killsAGroupAndEndsItAgain() {
        Operator ann = operator();
        Locator events = ann.card("events");

        events.getByText("Kill events").click();
        ann.types("errors since the deployment");
        ann.presses("Enter");
        ann.sees(events, "KILLED: all of events goes to LEGACY, above its target of 25%.");
        events.locator(".kill").click();
        ann.types("mended");
        ann.presses("Enter");

        ann.seesNo(events.locator(".killed-words"));
        ann.sees("#log .entry", "events: kill switch off");
    }

    @Test
    void killsEverythingOnlyForWhoTypesTheWord() {
        Operator root = comes(new NewContextOptions()).ready(StubAdmin.ADMIN);

        root.page().click("#topline .kill");
        root.types("yes");
        root.presses("Enter");
        root.sees("#killing", "Type the word everything");
        assertThat(admin.requests).noneMatch(request -> request.startsWith("PUT"));
        root.page().fill("#killing .word", "everything");
        root.page().fill("#killing .reason", "the new data centre burns");
        root.presses("Enter");

        root.sees("#killing", "EVERYTHING IS KILLED: all requests go to LEGACY");
        root.sees("#killing", "admin, ");
        root.sees("#topline", "End the kill of everything");
        root.sees(root.card("events"), "target 25%, now 0%: killed");
        assertThat(fleet.killed).isTrue();
    }

    @Test
    void leavesTheSwitchForEverythingToAdmins() {
        Operator ann = operator();

        assertThat(ann.page().locator("#topline .kill").isDisabled()).isTrue();
        assertThat(ann.page().locator("#topline .kill").getAttribute("title")).contains("needs an admin");
    }

    @Test
    void killsWhileTheStoreIsAwayAndSaysThatTheFleetFollows() {
        fleet.away = true;
        Operator ann = operator();
        Locator events = ann.card("events");

        ann.sees("#notices", "Redis away for 14 s: weights frozen, traffic not affected.");
        ann.sees("#strip", "this replica only");
        assertThat(events.locator(".slider").isDisabled()).isTrue();
        ann.sees(events, "Kill switches work.");
        events.getByText("Kill events").click();
        ann.types("errors since the deployment");
        ann.presses("Enter");

        ann.sees(events, "This replica only until the store is back");
        assertThat(events.locator(".kill").isDisabled()).isTrue();
    }

    @Test
    void showsAnothersKillAtOnce() {
        Operator ann = operator();

        fleet.act(() -> {
            fleet.kill(new Author("ben", "cli", "stop it"), "events", true);
        });

        ann.sees(ann.card("events"), "KILLED");
        ann.sees("#log .entry.is-new", "events: kill switch on");
    }
}
