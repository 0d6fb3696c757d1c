package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import io.banyan.browser.Chromium;
import io.banyan.testkit.Await;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Tokens;
import io.banyan.testkit.TwoSides;
import io.banyan.testkit.ViewRunner;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Views on the page of a running gateway, whose runners speak through a real Redis.
@ExtendWith(SharedChromium.class)
@SuppressWarnings("NullAway.Init")
class RealViewTests {
    private static RealRedis redis;
    private static ViewRunner runner;
    private static TwoSides sides;

    private Chromium shared;
    private Operator ann;

    @BeforeAll
    static void start(@TempDir Path folder) {
        redis = RealRedis.start();
        runner = new ViewRunner(redis);
        sides = TwoSides.with(
                group -> group.weight("100%")
                        .line("freshness: { view: events, max-lag: 2s }")
                        .route("event", "/events/{id}"),
                setup -> setup.option("--views-redis", redis.url())
                        .option("--tokens", Tokens.file(folder).toString()));
    }

    @BeforeEach
    void signIn(Chromium chromium) {
        shared = chromium;
        ann = comes(Tokens.EVENTS);
        ann.sees(line(), "View events v1: live");
    }

    @AfterEach
    void nobodyComplains() {
        ann.close();
        assertThat(ann.complaints()).isEmpty();
    }

    @AfterAll
    static void stop() {
        runner.close();
        sides.close();
        redis.close();
    }

    private Operator comes(String token) {
        return new Operator(shared, "http://127.0.0.1:" + sides.gateway().adminPort(), new NewContextOptions())
                .ready(token);
    }

    private Locator line() {
        return ann.card("events").locator(".view-line");
    }

    private Locator version(int number) {
        return ann.page().locator("#views li.version").nth(number - 1);
    }

    private Locator opens(String deed) {
        ann.page().getByLabel(deed + " of events").first().click();
        return ann.page().locator("#views form.deed");
    }

    @Test
    void switchesAVersionAtItsCostAndUndoesIt() {
        runner.set(2, "dead", "3");
        ann.sees(version(2), "3 dead letters");

        Locator form = opens("Switch to v2");
        ann.sees(form.locator(".found"), "v2 has 3 dead letters: the documents of their keys lack those changes");
        form.getByLabel("Do it even so").check();
        form.getByLabel("Reason").fill("they are harmless");
        ann.presses("Enter");
        ann.sees("#log .entry", "events: view events v1 → v2");
        ann.sees(line(), "View events v2: ");
        Await.until("services follow", () -> runner.active().equals("2"));
        runner.set(2, "dead", "0");
        ann.page().getByLabel("Undo events: view events v1 → v2").first().click();
        ann.sees("#log .undo", "events v2 → events v1.");
        ann.page().getByText("Undo it").click();

        ann.sees("#log .entry", "Undone by ann");
        ann.sees(line(), "View events v1: live");
        Await.until("services follow back", () -> runner.active().equals("1"));
    }

    @Test
    void leavesAViewToOperatorsOfItsGroups() {
        try (Operator ben = comes(Tokens.LISTINGS)) {
            ben.sees("#views", "ben is an operator of listings, not of events.");

            assertThat(ben.page().locator("#views button:visible").count()).isZero();
            assertThat(ben.complaints()).isEmpty();
        }
    }

    @Test
    void saysInTheGatewaysWordsThatRedisIsAway() {
        redis.kill();

        Locator form = opens("Switch to v2");
        ann.sees(form.locator(".refusal"), "views cannot be changed now, and nothing was: the Redis of --views-redis");
        ann.sees(line().locator("p.harm"), "The view of events has not been heard of for ");
        ann.sees(version(1).locator(".state.harm"), "silent");
        redis.restart();

        ann.sees(version(1).locator(".state.plain"), "live");
        ann.sees(form.locator(".says"), "events v1 → events v2.");
        ann.seesNo(form.locator(".refusal"));
    }

    @Test
    void asksARunnerForARebuildAndShowsItsProgressAndItsEnd() {
        Locator form = opens("Rebuild v2");
        ann.sees(form.locator(".says"), "events v2: rebuild");
        form.getByLabel("Reason").fill("second try");
        ann.presses("Enter");
        ann.sees(version(2), "Asked: rebuild, waits for its runner");
        ann.sees("#log .entry", "events: rebuild of events v2 asked");
        String id = runner.asked(2).replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");

        runner.set(2, "state", "building");
        runner.set(2, "rows", "410000");
        runner.set(2, "expected", "1000000");
        runner.set(2, "rate", "52000");
        runner.set(2, "begun", "2");
        ann.sees(
                version(2).locator(".built"),
                "410,000 of about 1,000,000 rows (41%), 52,000 rows/s, 11 s left, begun 2 times");
        ann.sees(version(2).locator(".state.waits"), "building");
        Locator refused = opens("Switch to v2");
        ann.sees(refused.locator(".found"), "v2 is being built (41% of about 1,000,000 rows)");
        for (String field : new String[] {"rows", "expected", "rate", "begun"}) {
            runner.set(2, field, "");
        }
        runner.set(2, "state", "live");
        runner.does(2, id, "all rows read anew");

        ann.sees(version(2), ": all rows read anew");
        ann.sees(refused.locator(".says"), "events v1 → events v2.");
    }

    @Test
    void saysInRedWhyReadsGoToTheMonolithAndSinceWhen() {
        runner.set(1, "state", "stale");
        runner.set(1, "why", "public.event has no column city");

        ann.sees(line().locator("p.harm"), "The view of events is marked stale (public.event has no column city)");
        ann.sees(line().locator("p.harm"), "LEGACY answers its reads. Began ");
        ann.sees(line().locator(".todo"), "at once, v2 is live: ./banyan view switch events 2 --reason '...'");
        ann.sees("#verdict", "The view of events is marked stale");
        ann.page().click("#explain summary");
        ann.page().fill("#explain .url", "/events/7");
        ann.presses("Enter");
        ann.sees("#explain", "The view of events is marked stale");
        runner.set(1, "state", "live");
        runner.set(1, "why", "");

        ann.seesNo(line().locator("p.harm"));
    }
}
