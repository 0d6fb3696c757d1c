package io.banyan.browser.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import io.banyan.browser.Chromium;
import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.Tokens;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the page says when something is wrong, in front of a running gateway: of the group `events`, and of `listings`,
/// whose new side is dead.
@ExtendWith(SharedChromium.class)
@SuppressWarnings("NullAway.Init")
class RealTroubleTests {
    private static StubUpstream legacy;
    private static StubUpstream modern;
    private static Gateway gateway;
    private static String dead;

    private final io.banyan.testkit.Operator root = io.banyan.testkit.Operator.of(gateway, Tokens.ADMIN);
    private Operator ann;

    @BeforeAll
    static void start(@TempDir Path folder) {
        legacy = StubUpstream.that(Behaviours.says("legacy"));
        modern = StubUpstream.that(Behaviours.says("modern"));
        StubUpstream gone = StubUpstream.that(Behaviours.says("gone"));
        dead = gone.url();
        gone.close();
        gateway = GatewaySetup.facing(legacy.url())
                .file("events.yaml", events())
                .file("listings.yaml", group("listings", dead).yaml())
                .option("--tokens", Tokens.file(folder).toString())
                .start();
    }

    private static String events() {
        return group("events", modern.url()).yaml();
    }

    private static GroupText group(String name, String url) {
        return GroupText.of(name)
                .modern(url)
                .weight("0%")
                .line("sticky: [header:X-Member-Id]")
                .route(name + "-page", "/" + name + "/{id}");
    }

    @BeforeEach
    void signIn(Chromium chromium) {
        root.weight("events", "100");
        root.weight("listings", "100");
        ann = new Operator(chromium, "http://127.0.0.1:" + gateway.adminPort(), new NewContextOptions())
                .ready(Tokens.ADMIN);
    }

    @AfterEach
    void nobodyComplains() {
        ann.close();
        assertThat(ann.complaints()).isEmpty();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        modern.close();
        legacy.close();
    }

    @Test
    void showsAKillByFileWithTheLineThatEndsIt() {
        Locator events = ann.card("events");

        gateway.routes().write("events.yaml", events() + "kill: true\n");
        ann.sees(events, "KILLED: all of events goes to LEGACY, above its target of 100%.");
        ann.sees(events, "says kill: true; remove that line to end it");
        ann.sees(events.locator(".state"), "killed by a file");
        ann.sees("#log .entry", "events: kill by file on");
        assertThat(read("/events/7")).isEqualTo("legacy");
        ann.sees(events.locator(".wanted"), "target 100%, now 0%: killed");
        gateway.routes().write("events.yaml", events());

        ann.seesNo(events.locator(".killed-words"));
        ann.sees("#log .entry", "events: kill by file off");
        ann.sees(events.locator(".wanted"), "target 100%");
    }

    @Test
    void namesADeadNewSideInRedInThePlanAndInAnExplanation() {
        Locator listings = ann.card("listings");
        String address = dead.substring("http://".length());

        assertThat(read("/listings/7")).isEqualTo("legacy");
        ann.sees(listings.locator(".modern-state.harm"), "MODERN of listings has refused connections since");
        ann.sees(listings.locator(".modern-state.harm"), "(" + address + "); LEGACY answers its reads");
        ann.sees(listings.locator(".state.harm"), "MODERN is down");
        ann.sees("#verdict.fine", "Nobody is hurt");
        ann.sees("#verdict", "MODERN of listings has refused connections since");
        root.weight("listings", "50");
        Locator draft = OnThePage.drafts(ann, "listings", 75, "more of it");
        ann.sees(draft.locator(".says"), "MODERN of listings has refused connections since");
        assertThat(draft.locator(".says").innerText()).doesNotContain("has room");
        ann.presses("Escape");
        root.weight("listings", "100");
        explain("/listings/7", "X-Member-Id: m1");

        ann.sees("#explain", "would go to");
        ann.sees("#explain", "MODERN of listings has refused connections since");
    }

    @Test
    void saysThatAnUndoOfWhatIsSoAlreadyWouldChangeNothing() {
        root.weight("events", "40");
        ann.sees("#log .entry", "events 100% → 40%");
        root.weight("events", "100");
        ann.sees("#log .entry", "events 40% → 100%");

        ann.page().getByLabel("Undo events 100% → 40%").first().click();
        ann.sees("#log .undo", "Nothing would be undone: ");
        ann.page().getByText("Undo it").click();

        ann.sees("#log .undo", "Nothing was undone: ");
        assertThat(root.group("events", "weight")).isEqualTo("100");
    }

    @Test
    void explainsANearMissAndThatAPreviewIsNotLookedAt() {
        explain("/Events/7", "");
        ann.sees("#explain", "Near miss: route events-page of group events");
        ann.sees("#explain", "but upper and lower case matter");
        ann.page().fill("#explain .url", "/events/7/");
        ann.presses("Enter");
        ann.sees("#explain", "but the final slash matters");
        ann.page().fill("#explain .url", "/events/7");
        ann.page().fill("#explain textarea", "X-Member-Id: m1\nX-Banyan-Side: modern");
        ann.page().locator("#explain button.apply").click();

        ann.sees("#explain", "A valid preview token would choose the side here");
    }

    @Test
    void keepsFiguresOfAnHourAndOfADay() {
        read("/events/7");
        Await.until(
                "the first five seconds are over",
                () -> history("1h").path("groups").has("events"));

        ann.page().getByText("1 hour").click();

        ann.sees("#strip", "1 of 1 replica, last hour, known since ");
        assertThat(history("24h").path("step").asInt()).isEqualTo(600);
    }

    private JsonNode history(String last) {
        return root.get("/api/v1/figures/history?last=" + last).json();
    }

    private void explain(String url, String headers) {
        ann.page().click("#explain summary");
        ann.page().fill("#explain textarea", headers);
        ann.page().fill("#explain .url", url);
        ann.presses("Enter");
    }

    private static String read(String path) {
        return gateway.get(path, "X-Member-Id: m1").text();
    }
}
