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
import io.banyan.testkit.Load;
import io.banyan.testkit.Requests;
import io.banyan.testkit.StubUpstream;
import io.banyan.testkit.Tokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The page against the admin API of a running gateway with traffic: what the stub says is what the gateway says.
@ExtendWith(SharedChromium.class)
@SuppressWarnings("NullAway.Init")
class RealGatewayTests {
    private static final String FILE = "events.yaml";

    private static StubUpstream legacy;
    private static StubUpstream modern;
    private static Gateway gateway;
    private static Load load;

    private final List<Operator> operators = new ArrayList<>();
    private final io.banyan.testkit.Operator root = io.banyan.testkit.Operator.of(gateway, Tokens.ADMIN);
    private Chromium chromium;

    @BeforeAll
    static void start(@TempDir Path folder) {
        legacy = StubUpstream.that(Behaviours.says("legacy"));
        modern = StubUpstream.that(Behaviours.says("modern"));
        gateway = GatewaySetup.facing(legacy.url())
                .file(FILE, file("10%"))
                .option("--tokens", Tokens.file(folder).toString())
                .start();
        load = Load.start(
                gateway.port(), 40, i -> Requests.get("/events/" + i % 100, "X-Member-Id: member-" + i % 400));
    }

    private static String file(String weight) {
        return GroupText.of("events")
                .modern(modern.url())
                .weight(weight)
                .line("sticky: [header:X-Member-Id]")
                .route("event-page", "/events/{id}")
                .yaml();
    }

    @BeforeEach
    void begin(Chromium shared) {
        chromium = shared;
        root.weight("events", "10");
    }

    @AfterEach
    void nobodyComplains() {
        operators.forEach(Operator::close);
        assertThat(operators).flatExtracting(Operator::complaints).isEmpty();
    }

    @AfterAll
    static void stop() {
        load.close();
        gateway.close();
        modern.close();
        legacy.close();
    }

    @Test
    void movesAWeightSeesTheEffectFindsWhoDidItAndUndoesIt() {
        Operator ann = signedIn(Tokens.EVENTS);
        Locator events = ann.card("events");
        Await.until("the bar shows a share", () -> !figure(events).isEmpty());
        double before = share(events);

        Locator draft = OnThePage.drafts(ann, "events", 100, "the load test went well");
        ann.sees(draft, "10% → 100%: about ");
        ann.sees(draft, " clients seen in the last minute move to modern; modern has room for it");
        ann.presses("Enter");

        ann.sees("#log .entry", "events 10% → 100%");
        ann.sees("#latest", "ann by the page: events 10% → 100%, “the load test went well”");
        ann.sees(events, "target 100%");
        ann.sees(events, "measured over the last minute, in part before the last change");
        Locator legacyRate =
                events.locator("table.sides tr:has-text('LEGACY') td").first();
        Await.until("nothing goes to LEGACY", () -> legacyRate.innerText().equals("0.0"));
        Await.until("the share follows", () -> share(events) > before + 2);
        ann.page().getByLabel("Undo events 10% → 100%").first().click();
        ann.sees("#log .undo", "100% → 10%: about ");
        ann.page().getByText("Undo it").click();

        ann.sees("#log .entry", "“undo of 10% → 100% by ann”");
        assertThat(root.group("events", "weight")).isEqualTo("10");
    }

    @Test
    void killsAndUnkills() {
        root.weight("events", "100");
        Operator ann = signedIn(Tokens.EVENTS);
        Locator events = ann.card("events");

        events.getByText("Kill events").click();
        ann.types("errors since the deployment");
        ann.presses("Enter");
        ann.sees(events, "KILLED: all of events goes to LEGACY, above its target of 100%.");
        ann.sees(events, "target 100%, now 0%: killed");
        assertThat(gateway.get("/events/7", "X-Member-Id: m1").text()).isEqualTo("legacy");
        events.locator(".kill").click();
        ann.types("mended");
        ann.presses("Enter");

        ann.seesNo(events.locator(".killed-words"));
        ann.sees("#log .entry", "events: kill switch off");
        assertThat(root.group("events", "killed")).isEqualTo("false");
    }

    @Test
    void showsTheSecondOfTwoOperatorsWhatTheFirstDid() {
        Operator ann = signedIn(Tokens.EVENTS);
        Locator draft = OnThePage.drafts(ann, "events", 50, "mine");

        root.weight("events", "25");
        ann.sees(draft, "root was faster: events 10% → 25%");
        ann.sees(draft, "25% → 50%: about ");
        ann.presses("Enter");
        assertThat(root.group("events", "weight")).isEqualTo("25");
        draft.getByText("Keep my draft").click();
        draft.getByText("Apply 50%").click();

        ann.sees("#log .entry", "events 25% → 50%");
        assertThat(root.group("events", "weight")).isEqualTo("50");
    }

    @Test
    void goesFromTheStartToAnUndoByKeyboardAlone() {
        Operator ann = comes();

        ann.types(Tokens.EVENTS);
        ann.presses("Enter");
        ann.sees("#strip .value", ".");
        ann.tabsTo("Weight of events in percent");
        ann.presses("ArrowRight");
        ann.sees(ann.card("events"), "10% → 11%: about ");
        ann.presses("Enter");
        ann.types("a little more");
        ann.presses("Enter");
        ann.sees("#log .entry", "events 10% → 11%");
        ann.tabsTo("Undo events 10% → 11%");
        ann.presses("Enter");
        ann.sees("#log .undo", "11% → 10%");
        ann.presses("Enter");

        ann.sees("#log .entry", "“undo of 10% → 11% by ann”");
        assertThat(root.group("events", "weight")).isEqualTo("10");
    }

    @Test
    void marksTheGroupOfABadFileAndSaysWhatCheckSays() {
        Operator eve = signedIn(Tokens.VIEWER);

        gateway.routes().replace(FILE, file("140%"));
        eve.sees("#notices", "events.yaml:8: weight was '140%' but must be 0% to 100%");
        eve.sees(eve.card("events").locator(".state"), "bad file");
        gateway.routes().replace(FILE, file("10%"));

        eve.seesNo(eve.page().locator("#notices pre"));
        eve.sees(eve.card("events"), "eve is a viewer: read-only.");
    }

    /// MODERN's, as the card shows it.
    private static double share(Locator card) {
        return Double.parseDouble(figure(card).replaceAll("[^0-9.]", ""));
    }

    private static String figure(Locator card) {
        return card.locator(".bar-words .figure").first().innerText();
    }

    private Operator comes() {
        Operator operator = new Operator(chromium, "http://127.0.0.1:" + gateway.adminPort(), new NewContextOptions());
        operators.add(operator);
        return operator;
    }

    private Operator signedIn(String token) {
        return comes().ready(token);
    }
}
