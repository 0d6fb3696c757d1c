package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import io.banyan.testkit.Await;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every state of the page that is not "all is well".
class StateTests extends OnThePage {
    private static final String ERROR = "routes/events.yaml:12: weight was '140%' but must be 0% to 100%; "
            + "for all traffic to the modern side write 100%";

    @Test
    void offersAFirstRouteFileWhenThereAreNoGroups() {
        fleet.groups.clear();
        fleet.log.clear();
        Operator ann = operator();

        ann.sees("#groups", "No groups yet: every request goes to LEGACY.");
        assertThat(ann.page().innerText("#groups pre").lines()).hasSize(12);
        ann.sees("#log", "No change yet.");
    }

    @Test
    void saysThatThereWasNoTrafficInTheLastMinute() {
        fleet.groups.values().forEach(group -> group.rate = 0);
        Operator ann = operator();

        ann.sees("#verdict", "No traffic in the last minute");
        ann.sees(ann.card("events"), "no reads in the last minute");
    }

    @Test
    void saysOfWhatAndOverWhichTimeAShareWasMeasured() {
        Operator ann = operator();

        ann.sees(ann.card("events"), "of reads by about 8,300 clients, measured over the last minute");
        assertThat(ann.card("events").locator(".figure").first().innerText()).isEqualTo("25%");
    }

    @Test
    void tellsNoMoreDigitsThanTheClientsBearOut() {
        Operator ann = operator();

        assertThat(ann.page().evaluate("""
                () => import('/page/js/format.js').then(({ measuredShares }) => [
                  [24.37, 1240], [24.37, 60000], [24.37, 12], [0.4, 20000], [0.4, 200], [99.7, 200], [0, 3], [100, 3],
                  [null, 0]].map(([share, clients]) => measuredShares(share, clients).join(' ')))"""))
                .isEqualTo(List.of(
                        "24% 76%",
                        "24.4% 75.6%",
                        "about 24% about 76%",
                        "0.4% 99.6%",
                        "<1% >99%",
                        ">99% <1%",
                        "0% 100%",
                        "100% 0%",
                        "– –"));
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 640, 800, 1101, 1280, 1440})
    void wrapsWhatACappedGroupSaysInItsColumn(int width) {
        fleet.group("listings").weight = 60;
        fleet.group("listings").rate = 0;
        Operator ann =
                comes(new NewContextOptions().setViewportSize(width, 900)).ready(StubAdmin.OPERATOR);
        Locator listings = ann.card("listings");

        ann.sees(listings, "target 60%, limited to 50% by max-weight");

        Object beyond = listings.locator(".bar-words").evaluate("""
                line => Math.max(...[...line.querySelectorAll('*')].map(one => one.getBoundingClientRect().right))
                  - line.parentElement.getBoundingClientRect().right""");
        assertThat(((Number) beyond).doubleValue())
                .as("pixels beyond its column")
                .isLessThanOrEqualTo(0.5);
    }

    @Test
    void showsAViewerTheControlsAndWhyTheyAreDisabled() {
        Operator vic = comes(new NewContextOptions()).ready(StubAdmin.VIEWER);
        Locator events = vic.card("events");

        vic.sees(events, "vic is a viewer: read-only. An operator of events can change it.");
        assertThat(events.locator(".slider").isDisabled()).isTrue();
        assertThat(events.locator(".kill").isDisabled()).isTrue();
        assertThat(vic.page().getByLabel("Undo events 10% → 25%").isDisabled()).isTrue();
    }

    @Test
    void greysTheNumbersOfALostStreamAndComesBack() {
        Operator ann = operator();
        fleet.act(() -> {
            fleet.move(BEN, "events", null, 20.0);
        });
        ann.sees(ann.card("events"), "target 20%"); // the stream has told it, and figures before that

        admin.streams(false);
        ann.sees("#notices", "Stream lost. Numbers are");
        ann.sees("#verdict", "Not known now.");
        assertThat(ann.page().locator("body.stale").count()).isOne();
        fleet.act(() -> {
            fleet.move(BEN, "events", null, 30.0);
        });
        ann.sees("#notices", "Next try in 3"); // so that the click comes before it
        admin.streams(true);
        ann.page().getByText("Try now").click();

        ann.sees(ann.card("events"), "target 30%");
        assertThat(ann.page().locator("body.stale").count()).isZero();
    }

    @Test
    void quotesTheErrorsOfABadFile() {
        Operator ann = operator();

        fleet.problems.add(ERROR);
        admin.tellFiles();

        ann.sees("#notices pre", ERROR);
        ann.sees(ann.card("events").locator(".state"), "bad file");
    }

    @Test
    void saysAtTheTopWhoIsHurtByErrorsThatLegacyWouldHaveSpared() {
        Operator ann = operator();

        fleet.group("members").modernErrors = 2.1;

        ann.sees("#verdict.harm", "Users of members get errors from MODERN: ");
        ann.sees(ann.card("members").locator(".state.harm"), "MODERN fails users");
        Await.until("the worst card is the first", () -> ann.page()
                .locator(".card button.name")
                .first()
                .innerText()
                .equals("members"));
    }

    @Test
    void namesAModernThatIsDownInRedAndThatNobodyIsHurt() {
        Operator ann = operator();
        String says = "MODERN of members has refused connections since 15:31 UTC (127.0.0.1:8082);"
                + " LEGACY answers its reads";

        fleet.act(() -> fleet.group("members").refuses());

        ann.sees("#verdict.fine", "Nobody is hurt: no errors in the last minute. " + says);
        ann.sees(ann.card("members").locator(".modern-state.harm"), says);
        ann.sees(ann.card("members").locator(".state.harm"), "MODERN is down");
        fleet.act(() -> fleet.group("members").modern = null);

        ann.seesNo(ann.card("members").locator(".modern-state"));
    }

    @Test
    void staysSmoothWithFiveHundredGroups() {
        for (int i = 0; i < 500; i++) {
            StubGroup group = fleet.add(new StubGroup("group-" + i, i % 7 * 10));
            group.rate = i % 40;
        }
        Operator ann = operator();
        ann.sees("#groups", "503 groups");

        // the usual pause between two pictures while figures of 503 groups come in and the list scrolls
        Object pause = ann.page().evaluate("""
                () => new Promise(done => {
                  const pauses = [];
                  let last = performance.now();
                  const look = now => {
                    pauses.push(now - last);
                    last = now;
                    scrollBy(0, 40);
                    if (pauses.length < 150) requestAnimationFrame(look);
                    else done(pauses.sort((a, b) => a - b)[75]);
                  };
                  requestAnimationFrame(look);
                })""");
        assertThat(((Number) pause).doubleValue()).as("ms").isLessThan(100);
        ann.page().fill("#search", "group-49");
        ann.sees("#groups", "11 of 503 groups");
        assertThat(ann.page().locator("li.card").count()).isEqualTo(11);
        Locator card = ann.card("group-490");
        card.locator("button.name").click();
        ann.sees(card, "MODERN runs at k8s/prod/group-490-view");
    }
}
