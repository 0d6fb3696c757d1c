package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

class CatalogTests extends OnThePage {
    private static Locator rows(Operator operator) {
        return operator.page().locator("#catalog tbody tr");
    }

    @Test
    void isNotThereWhereThereIsNothingToList() {
        Operator ann = operator();

        assertThat(ann.page().locator("#catalog").isVisible()).isFalse();
    }

    @Test
    void showsWhatIsWrongFirstAndWhatToDoAboutIt() {
        fleet.act(() -> {
            fleet.catalog.add("group", "events", "team-discovery", "experimental", "overdue");
            fleet.catalog.add("function", "rogue", null, "unowned");
            fleet.catalog.add("route", "event-page", "team-discovery");
            fleet.catalog.flaws.add("catalog/x.yaml:3: owner is missing");
        });

        Operator ann = operator();

        ann.sees("#catalog .list-head", "3 entries, 3 findings");
        ann.sees("#catalog .wrong li", "unowned is what rogue is.");
        ann.sees("#catalog .wrong .state.harm", "unowned");
        ann.sees("#catalog .wrong .state.waits", "overdue");
        ann.sees("#catalog .remedy code", "./banyan weight events 5% --reason '...'");
        ann.sees("#catalog .flaws", "catalog/x.yaml:3: owner is missing");
        assertThat(rows(ann).count()).isZero();
        assertThat(admin.requests).anyMatch(asked -> asked.contains("GET /api/v1/catalog?findings=true"));
    }

    @Test
    void listsEverythingWhenAskedAndFiltersIt() {
        fleet.act(() -> {
            fleet.catalog.add("group", "events", "team-discovery");
            fleet.catalog.add("route", "event-page", "team-discovery", "dead");
            fleet.catalog.add("function", "group-page", "team-groups");
            fleet.catalog.add("function", "rogue", null, "unowned");
        });
        Operator ann = operator();
        ann.page().getByText("Show all entries").click();

        ann.sees(rows(ann).nth(0), "events");
        assertThat(rows(ann).count()).isEqualTo(4);
        ann.sees(rows(ann).nth(3), "never");
        ann.page().locator("#catalog-kind").selectOption("function");
        ann.sees("#catalog .filters", "2 of 4");
        ann.page().locator("#catalog-only").check();
        ann.sees("#catalog .filters", "1 of 4");
        ann.page().locator("#catalog-only").uncheck();
        ann.page().locator("#catalog-search").fill("TEAM-GROUPS");
        ann.sees("#catalog .filters", "1 of 4");
        ann.sees(rows(ann).nth(0), "group-page");
        ann.page().getByText("Hide them").click();
        ann.seesNo(rows(ann));
    }

    @Test
    void leadsThereFromTheTopLine() {
        fleet.act(() -> fleet.catalog.add("group", "events", "team-discovery"));
        Operator ann = comes(new NewContextOptions().setViewportSize(390, 844)).ready(StubAdmin.OPERATOR);
        ann.sees("#catalog .list-head", "1 entry, nothing is wrong");

        ann.page().locator(".jumps").getByText("Catalogue").click();

        assertThat(ann.page().locator("#catalog").evaluate("node => node === document.activeElement"))
                .isEqualTo(true);
    }
}
