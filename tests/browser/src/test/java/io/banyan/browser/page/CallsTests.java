package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who calls whom, below the groups.
class CallsTests extends OnThePage {
    @Test
    void hidesWhatNobodyAskedFor() {
        Operator ann = operator();

        ann.sees(ann.card("events"), "events");
        assertThat(ann.page().locator("#calls").isVisible()).isFalse();
    }

    @Test
    void showsCallsRingsInRedFanOutAndRefusals() {
        fleet.act(() -> fleet.calls = calls());
        Operator ann = operator();

        ann.sees(
                "#calls .rings .harm", "Ring: events → members → events declared in the route files; refused with 508");
        Locator rows = ann.page().locator("#calls tbody tr");
        ann.sees(rows.nth(0), "clients");
        ann.sees(rows.nth(1), "members");
        assertThat(rows.nth(1).locator(".harm").textContent()).isEqualTo("0.5");
        ann.sees(rows.nth(2), "not declared");
        ann.sees("#calls", "the last minute, 3 replicas");
        ann.sees("#calls", "A client’s request of events leads to 1.5 calls on average, at most 4");
        ann.sees("#calls .refusals", "members → events: loop 3×");
        ann.sees("#calls .refusals", "shop/events → shop/members → shop/events");
    }

    @Test
    void saysHowToSeeCallsThatAreOnlyDeclared() {
        fleet.act(() -> {
            Map<String, Object> off = new HashMap<>(calls());
            off.put("on", false);
            fleet.calls = off;
        });
        Operator ann = operator();

        ann.sees("#calls .hint", "start it with --way-keys and --internal-port");
    }

    private static Map<String, Object> calls() {
        return Map.of(
                "on",
                true,
                "seconds",
                60,
                "replicas",
                3,
                "calls",
                List.of(
                        call("outside", "events", false, 80, 0),
                        call("events", "members", true, 12, 0.5),
                        call("members", "listings", false, 1, 1)),
                "rings",
                List.of(Map.of("groups", List.of("events", "members"), "declared", true, "refused", true)),
                "fanOut",
                List.of(Map.of("group", "events", "requests", 10, "calls", 15, "mean", 1.5, "most", 4)),
                "refused",
                List.of(Map.of(
                        "last",
                        Instant.now().toString(),
                        "caller",
                        "members",
                        "group",
                        "events",
                        "why",
                        "loop",
                        "detail",
                        "This call leads back to events: shop/events → shop/members → shop/events.",
                        "count",
                        3)));
    }

    private static Map<String, Object> call(String caller, String group, boolean declared, double rate, double errors) {
        return Map.of(
                "caller",
                caller,
                "group",
                group,
                "declared",
                declared,
                "rate",
                BigDecimal.valueOf(rate),
                "errors",
                BigDecimal.valueOf(errors),
                "refused",
                0,
                "p50",
                1.25,
                "p99",
                8.5,
                "deepest",
                2);
    }
}
