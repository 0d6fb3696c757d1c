package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// View `events`, read by two groups: v1 is served, v2 stands beside it.
class ViewTests extends OnThePage {
    private StubView view;

    @BeforeEach
    void addView() {
        view = new StubView("events", "events", "listings").with(1).with(2);
        fleet.act(() -> fleet.add(view));
    }

    private static Locator version(Operator operator, int number) {
        return operator.page().locator("#views li.version").nth(number - 1);
    }

    private static Locator opens(Operator operator, String deed) {
        operator.page().getByLabel(deed + " of events").first().click();
        return operator.page().locator("#views form.deed");
    }

    @Test
    void showsOfAGroupsViewWhatIsServedAndHowFarBehindItIs() {
        Operator ann = operator();
        Locator events = ann.card("events");

        ann.sees(events.locator(".view-line"), "View events v1: live, 0.2 s behind");
        assertThat(events.locator(".view-line .harm:visible").count()).isZero();
        assertThat(ann.card("members").locator(".view-line").isVisible()).isFalse();
        events.getByLabel("Versions of view events").click();

        assertThat(ann.page().locator("#views li.view").evaluate("node => node === document.activeElement"))
                .isEqualTo(true);
    }

    @Test
    void saysInRedWhatKeepsReadsFromAViewAndWhatToRun() {
        Operator ann = operator();

        fleet.act(() -> view.set(1, "state", "stale")
                .set(1, "why", "public.event has no column city")
                .set(1, "deadLetters", 3)
                .set(1, "run", List.of("at once, v2 is live: ./banyan view switch events 2 --reason '...'")));

        Locator line = ann.card("events").locator(".view-line");
        ann.sees(line.locator("p.harm"), "The view of events is marked stale (public.event has no column city)");
        ann.sees(line.locator("p.harm"), "LEGACY answers its reads. Began ");
        ann.sees(line, "View events v1: stale, 0.2 s behind, 3 dead letters");
        ann.sees(line.locator(".todo"), "at once, v2 is live: ./banyan view switch events 2");
        ann.sees(ann.card("events").locator(".state.harm"), "view not served");
        ann.sees("#verdict.fine", "The view of events is marked stale");
        ann.sees(version(ann, 1).locator(".state.harm"), "stale");
        ann.sees(version(ann, 1).locator("p.harm"), "public.event has no column city");
    }

    @Test
    void showsHowFarABuildIsWhatWasAskedAndWhatBecameOfIt() {
        fleet.act(() -> view.set(2, "state", "building")
                .set(
                        2,
                        "build",
                        Map.of(
                                "rows",
                                410_000,
                                "expected",
                                1_000_000,
                                "percent",
                                41,
                                "rate",
                                52_000,
                                "leftSeconds",
                                11,
                                "begun",
                                2))
                .set(1, "asked", Map.of("id", "a", "taken", true, "says", "rebuild of 1 key"))
                .set(2, "did", Map.of("id", "b", "says", "12 keys read anew", "at", "2026-11-28T15:31:04Z"))
                .set(1, "did", Map.of("id", "c", "says", "too many", "at", "2026-11-28T15:31:04Z", "refused", true)));

        Operator ann = operator();

        ann.sees(
                version(ann, 2).locator(".built"),
                "410,000 of about 1,000,000 rows (41%), 52,000 rows/s, 11 s left, begun 2 times");
        assertThat(version(ann, 2).locator("progress").getAttribute("value")).isEqualTo("41");
        ann.sees(version(ann, 1), "Asked: rebuild of 1 key, under way");
        ann.sees(version(ann, 2), ": 12 keys read anew");
        ann.sees(version(ann, 1), "Last request, refused ");
        ann.sees(version(ann, 1), ": too many");
        ann.sees(version(ann, 2), "at 123456789 of source 7c1f00aa");
        ann.sees("#views .meta", "read by events (team-discovery), listings (team-discovery)");
        fleet.act(() -> view.set(2, "state", "live").set(2, "build", null));
        ann.sees(version(ann, 2).locator(".state.plain"), "live");
        ann.seesNo(version(ann, 2).locator(".built"));
    }

    @Test
    void switchesAndTakesTheSwitchBackFromTheLog() {
        Operator ann = operator();

        Locator form = opens(ann, "Switch to v2");
        ann.sees(form.locator(".says"), "events v1 → events v2.");
        ann.presses("Enter");
        ann.sees(form, "A reason is required");
        ann.types("wrong city fixed");
        ann.presses("Enter");
        ann.sees("#log .entry", "events: view events v1 → v2");
        ann.sees(version(ann, 2).locator(".served"), "served");
        ann.sees(ann.card("events").locator(".view-line"), "View events v2: live");
        assertThat(version(ann, 2).evaluate("node => node === document.activeElement"))
                .isEqualTo(true);
        ann.page().getByLabel("Undo events: view events v1 → v2").first().click();
        ann.sees("#log .undo", "events v2 → events v1.");
        ann.page().getByText("Undo it").click();

        ann.sees("#log .entry", "Undone by ann");
        ann.sees(version(ann, 1).locator(".served"), "served");
        assertThat(view.active).isEqualTo(1);
    }

    @Test
    void takesASwitchBackAtItsCostOnlyOnceSomebodyHasAcceptedIt() {
        Operator ann = operator();
        fleet.act(() -> {
            view.active = 2;
            fleet.note(BEN, "events", "view", "events v1", "events v2", Map.of("view", "events", "version", 1));
            view.set(1, "deadLetters", 3);
        });

        ann.page().getByLabel("Undo events: view events v1 → v2").click();
        Locator undo = ann.page().locator("#log .undo");
        ann.sees(undo.locator(".says"), "This has a cost:");
        ann.sees(undo.locator(".found"), "v1 has 3 dead letters");
        ann.presses("Enter");
        assertThat(ann.focused()).contains("Do it even so");
        undo.getByLabel("Do it even so").check();
        undo.getByText("Undo it").click();

        ann.sees("#log .entry", "Undone by ann");
        ann.sees(version(ann, 1).locator(".served"), "served");
    }

    @Test
    void takesACostOnlyOnceSomebodyHasAcceptedIt() {
        fleet.act(() -> view.set(2, "deadLetters", 3));
        Operator ann = operator();

        Locator form = opens(ann, "Switch to v2");
        ann.sees(form.locator(".found"), "v2 has 3 dead letters: LEGACY answers all reads");
        form.getByLabel("Reason").fill("they are harmless");
        ann.presses("Enter");
        assertThat(view.active).isEqualTo(1);
        assertThat(ann.focused()).contains("Do it even so");
        Locator evenSo = form.getByLabel("Do it even so");
        assertThat(evenSo.isChecked()).isFalse();
        evenSo.check();
        fleet.act(() -> view.set(2, "deadLetters", 4));
        ann.sees(form.locator(".found"), "v2 has 4 dead letters");
        assertThat(evenSo.isChecked()).as("a new cost is accepted anew").isFalse();
        evenSo.check();
        form.getByText("Switch to v2 even so").click();

        ann.sees(version(ann, 2).locator(".served"), "served");
        assertThat(admin.requests).contains("PUT /api/v1/views/events/active page");
    }

    @Test
    void offersToSwitchToTheOnlyVersionWhileNoneIsServed() {
        var only = new StubView("orphan").with(3);
        only.active = 0;
        fleet.act(() -> fleet.add(only));

        Operator root = comes(new NewContextOptions()).ready(StubAdmin.ADMIN);

        root.sees(root.page().getByLabel("Switch to v3 of orphan"), "Switch");
        assertThat(root.page().getByLabel("Switch to v2 of events").isVisible()).isTrue();
        assertThat(root.page().getByLabel("Switch to v1 of events").isVisible()).isFalse();
    }

    @Test
    void offersNoWayAroundWhatCannotBeDone() {
        fleet.act(() -> view.set(2, "state", "building"));
        Operator ann = operator();

        Locator form = opens(ann, "Switch to v2");
        ann.sees(form.locator(".says"), "This cannot be done now:");
        ann.sees(form.locator(".found"), "v2 is being built");
        assertThat(form.getByLabel("Do it even so").isVisible()).isFalse();
        fleet.act(() -> view.set(2, "state", "live"));
        ann.sees(form.locator(".says"), "events v1 → events v2.");
        ann.presses("Escape");

        ann.seesNo(form);
        assertThat(ann.focused()).isEqualTo("Switch to v2 of events");
    }

    @Test
    void tellsWhatARebuildOfTheServedVersionCostsAndWhatOneOfItsKeysDoesNot() {
        Operator ann = operator();

        Locator form = opens(ann, "Rebuild v1");
        ann.sees(form.locator(".found"), "v1 is the version that is served: LEGACY answers all reads");
        form.getByLabel("Only these keys").fill("event:42\n\nevent:43");
        ann.sees(form.locator(".says"), "events v1: rebuild.");
        ann.seesNo(form.locator(".found"));
        form.getByLabel("Reason").fill("wrong since the import");
        ann.presses("Enter");

        ann.sees("#log .entry", "events: rebuild of events v1 asked");
        ann.sees(version(ann, 1), "Asked: rebuild, waits for its runner");
        assertThat(ann.page()
                        .getByLabel("Undo events: rebuild of events v1 asked")
                        .isVisible())
                .isFalse();
    }

    @Test
    void replaysDeadLettersAndDropsWhatIsNotServed() {
        fleet.act(() -> view.set(1, "deadLetters", 3));
        Operator ann = operator();

        opens(ann, "Replay dead letters of v1").getByLabel("Reason").fill("row corrected");
        ann.presses("Enter");
        ann.sees("#log .entry", "events: replay of the dead letters of events v1 asked");
        opens(ann, "Drop v2").getByLabel("Reason").fill("never needed");
        ann.presses("Enter");

        ann.sees("#log .entry", "events: drop of events v2 asked");
        assertThat(ann.page().getByLabel("Drop v1 of events").isVisible()).isFalse();
        assertThat(ann.page().getByLabel("Replay dead letters of v2 of events").isVisible())
                .isFalse();
    }

    @Test
    void showsViewersNoDeeds() {
        Operator vic = comes(new NewContextOptions()).ready(StubAdmin.VIEWER);

        vic.sees("#views", "vic is a viewer: read-only. An operator of events can change it.");

        assertThat(vic.page().locator("#views button:visible").count()).isZero();
    }

    @Test
    void leavesAViewThatNoFileNamesToAdmins() {
        fleet.act(() -> fleet.add(new StubView("orphan").with(1)));

        Operator ann = operator();
        Operator root = comes(new NewContextOptions()).ready(StubAdmin.ADMIN);

        ann.sees("#views", "No route file names orphan: only an admin can change it.");
        root.sees("#views .meta", "no route file names it");
        root.sees(root.page().getByLabel("Rebuild v1 of orphan"), "Rebuild");
        assertThat(ann.page().getByLabel("Rebuild v1 of orphan").isVisible()).isFalse();
    }

    @Test
    void saysThatViewsCannotBeChangedWhileTheStoreIsAway() {
        Operator ann = operator();
        ann.sees(ann.page().getByLabel("Rebuild v1 of events"), "Rebuild");

        fleet.act(() -> fleet.away = true);

        ann.sees("#views", "Views cannot be changed now.");
        ann.seesNo(ann.page().getByLabel("Rebuild v1 of events"));
    }

    @Test
    void asksForNothingButWhatTheStreamTells() {
        Operator ann = operator();
        ann.sees(ann.card("events").locator(".view-line"), "View events v1: live");

        assertThat(admin.requests).noneMatch(request -> request.contains("/views"));
        fleet.act(fleet::removeViews);

        ann.seesNo(ann.page().locator("#views"));
        ann.seesNo(ann.card("events").locator(".view-line"));
    }
}
