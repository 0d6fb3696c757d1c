package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nobody is shut out: no violation that axe-core finds, and the keyboard alone is enough.
class AccessTests extends OnThePage {
    private static final String VIOLATIONS = """
            async () => (await axe.run()).violations.flatMap(rule =>
              rule.nodes.map(node => `${rule.id}: ${node.target} ${node.failureSummary}`)).join('\\n')""";

    @ParameterizedTest
    @CsvSource({"LIGHT, 1280", "LIGHT, 1024", "LIGHT, 390", "DARK, 1280", "DARK, 1024", "DARK, 390"})
    void hasNoViolation(ColorScheme scheme, int width) throws IOException {
        muchIsWrong();
        Operator root = comes(new NewContextOptions()
                .setViewportSize(width, 844)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE));
        assertNoViolation(root);
        root.ready(StubAdmin.ADMIN);
        root.card("events").locator("button.name").click();
        root.sees(root.card("events").locator("section.ramp"), "/startsAt");
        root.card("events").getByLabel("Start the ramp of events").click();
        drafts(root, "events", 50, "");
        root.presses("Enter");
        root.card("members").getByText("Kill members").click();
        root.page().click("#topline .kill");
        fleet.act(() -> {
            fleet.move(BEN, "events", null, 30.0);
        });
        root.page().locator("#log").getByText("Undo").nth(1).click();
        root.page().getByLabel("Rebuild v1 of events").click();
        root.sees("#views .says", "events v1: rebuild.");
        root.page().getByLabel("Switch to v2 of events").click();
        root.sees("#views li.version:nth-child(2) .found", "v2 has 3 dead letters");
        root.page().getByText("Show all entries").click();
        root.sees("#catalog tbody", "team-discovery");
        root.page().click("#explain summary");
        root.page().fill("#explain .url", "/events/7");
        root.presses("Enter");
        root.sees("#explain", "place 1234");
        root.sees(root.card("events"), "ben was faster");

        assertNoViolation(root);
        TouchTests.assertLargeEnough(root, width > 480 ? 24 : 44);

        admin.streams(false);
        root.sees("#notices", "Stream lost");
        assertNoViolation(root);
    }

    private void muchIsWrong() {
        fleet.warnings.add("events: review-by is past");
        fleet.problems.add("routes/x.yaml:1: there is no group");
        fleet.group("members").modernErrors = 1;
        fleet.group("members").refuses();
        fleet.group("events").ramp = new StubRamp("events").rolledBack();
        fleet.add(troubled());
        fleet.catalog.add("group", "events", "team-discovery", "overdue", "drift");
        fleet.catalog.flaws.add("catalog/x.yaml:3: owner is missing");
    }

    /// A view that shows all that can be wrong with one.
    private static StubView troubled() {
        return new StubView("events", "events")
                .set(1, "state", "stale")
                .set(1, "why", "public.event has no column city")
                .set(1, "run", List.of("once the cause is gone: ./banyan view rebuild events 1 --reason '...'"))
                .set(2, "deadLetters", 3)
                .set(2, "build", Map.of("rows", 41, "expected", 100, "percent", 41, "rate", 7, "begun", 1));
    }

    @Test
    void goesFromTheStartToAnUndoByKeyboardAlone() {
        Operator ann = comes(new NewContextOptions());

        ann.types(StubAdmin.OPERATOR);
        ann.presses("Enter");
        ann.sees("#strip .value", ".");
        ann.tabsTo("Weight of events in percent");
        ann.presses("ArrowRight");
        ann.sees(ann.card("events"), "25% → 26%");
        ann.presses("Enter");
        assertThat(ann.focused()).contains("Reason");
        ann.types("a little more");
        ann.presses("Enter");
        ann.sees("#log .entry", "events 25% → 26%");
        ann.tabsTo("Undo events 25% → 26%");
        ann.presses("Enter");
        ann.sees("#log .undo", "26% → 25%");
        assertThat(ann.focused()).isEqualTo("Undo it");
        ann.presses("Enter");

        ann.sees("#log .entry", "“undo of 25% → 26% by ann”");
        assertThat(weight("events")).isEqualTo(25);
    }

    private static void assertNoViolation(Operator operator) throws IOException {
        try (InputStream axe = Objects.requireNonNull(AccessTests.class.getResourceAsStream("/axe.min.js"))) {
            operator.page().evaluate(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(operator.page().evaluate(VIOLATIONS)).isEqualTo("");
    }
}
