package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.banyan.testkit.Await;
import org.junit.jupiter.api.Test;

/// Charts of ten minutes, an hour and a day.
class RangeTests extends OnThePage {
    @Test
    void showsAnHourAndADayInEveryChart() {
        Operator ann = operator();
        Locator events = ann.card("events");
        events.locator("button.name").click();
        Locator chart = events.locator("[role=img][aria-label^='Requests by side']");
        chart.locator("canvas").waitFor();

        ann.page().getByText("24 hours").click();

        ann.sees("#strip", "3 of 3 replicas, last 24 hours");
        tells(chart, "last 24 hours");
        assertThat(admin.requests).contains("GET /api/v1/figures/history?last=24h null");
        ann.page().getByText("1 hour").click();
        ann.page().locator("#strip [aria-label^='Errors, last hour']").waitFor();
        assertThat(ann.page().getByText("1 hour").getAttribute("aria-pressed")).isEqualTo("true");
        ann.page().getByText("10 min").click();
        tells(chart, "last ten minutes");
    }

    @Test
    void asksForTheDayOfOneGroupWhereThereAreHundreds() {
        for (int i = 0; i < 100; i++) {
            fleet.add(new StubGroup("group-" + i, 10));
        }
        Operator ann = operator();
        ann.page().getByText("24 hours").click();
        ann.sees("#strip", "last 24 hours");

        Locator card = ann.card("group-42");
        card.locator("button.name").click();

        tells(card.locator("[role=img][aria-label^='Requests by side']"), "last 24 hours");
        assertThat(admin.requests)
                .contains("GET /api/v1/figures/history?last=24h&group=group-42 null")
                .doesNotContain("GET /api/v1/figures/history?last=24h null");
    }

    private static void tells(Locator chart, String range) {
        Await.until("the chart shows the " + range, () -> chart.getAttribute("aria-label")
                .matches(".*, " + range + ", per s: LEGACY now \\d.*"));
    }

    @Test
    void leavesAHoleWhereNothingIsKnown() {
        Operator ann = operator();

        Object columns = ann.page().evaluate("""
                () => import('/page/js/series.js').then(({ Series }) => {
                  const side = rate => ({ rate, errors: 0, p50: null, p99: null });
                  const point = (second, rate) => ({ at: new Date(second * 1000).toISOString(),
                    figures: { legacy: side(rate), modern: side(0), fallBacks: {}, ambiguous: 0 } });
                  const series = Series.of([point(600, 1), point(1200, 2), point(3000, 3)], 600);
                  return JSON.stringify([series.at, series.columns.legacyRate]);
                })""");

        assertThat(columns).isEqualTo("[[600,1200,1800,3000],[1,2,null,3]]");
    }
}
