package io.banyan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.banyan.browser.Journal.Entry;
import io.banyan.testkit.Await;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks through the whole sample site in a browser, without Banyan and with it, and compares what was seen. One demo
/// serves all walks, in order: the last one leaves it without its modern side.
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class SiteWalkTests {
    private static final String EVENT = "/api/events/17/page";
    private static final String LIST = "/api/events?tags[]=java&size=3";

    private final Map<Chapter, Diary> direct = new EnumMap<>(Chapter.class);
    private final Map<String, Visitor> walkers = new HashMap<>();

    @AutoClose
    private Chromium chromium;

    @AutoClose
    private Site site;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        var starting = new FutureTask<>(() -> Site.start(folder));
        Thread.ofVirtual().start(starting);
        try {
            chromium = Chromium.start();
        } finally {
            site = starting.get();
        }
    }

    @BeforeEach
    void forgetVisits() throws Exception {
        site.forgetVisits();
    }

    @ParameterizedTest(name = "{1} at {0} %")
    @MethodSource
    @Order(1)
    void showsThroughBanyanWhatTheSiteShowsWithoutIt(int percent, Chapter chapter) throws Exception {
        Diary expected = walkedDirectly(chapter);
        site.moveTo(percent);
        int before = site.journal().end();

        Diary seen = walk(chapter, site.url());

        assertThat(seen.differencesFrom(expected)).isEmpty();
        List<Entry> reads = site.journal().await(chapter.routed() ? 1 : 0, before, "reads of routes", Entry::weighed);
        assertThat(reads).allSatisfy(read -> assertAsWeighed(read, percent));
        assertThat(site.journal().since(before))
                .filteredOn(entry ->
                        !entry.method().equals("GET") && !entry.method().equals("HEAD"))
                .allSatisfy(write -> assertThat(write.side()).isEqualTo("legacy"));
    }

    static Stream<Arguments> showsThroughBanyanWhatTheSiteShowsWithoutIt() {
        return Stream.of(0, 50, 100)
                .flatMap(percent -> Arrays.stream(Chapter.values()).map(chapter -> Arguments.of(percent, chapter)));
    }

    @Test
    @Order(2)
    void keepsEachBrowserOnItsSideAndShowsAllOfThemTheSame() throws Exception {
        site.moveTo(50);
        Visitor direct = chromium.visitor(site.monolithUrl()).remembering("visitor", "browser");
        List<Visitor> visitors = IntStream.range(0, 6)
                .mapToObj(number -> chromium.visitor(site.url()).remembering("visitor", "browser-" + number))
                .toList();
        var sides = new HashMap<Visitor, Set<String>>();

        for (int round = 0; round < 2; round++) {
            look(direct);
            for (Visitor visitor : visitors) {
                sides.computeIfAbsent(visitor, none -> new TreeSet<>()).addAll(sidesOf(3, () -> look(visitor)));
            }
        }

        Diary expected = direct.diary();
        assertThat(visitors).allSatisfy(visitor -> assertThat(visitor.diary().differencesFrom(expected))
                .isEmpty());
        // Whom LEGACY has just shown something waits for the view to have it, too, and says nothing of a side then.
        sides.forEach((visitor, own) -> Await.until("a side for each group", () -> hasBoth(own, visitor)));
        assertThat(sides.values())
                .allSatisfy(own -> assertThat(own).as("a side for each group").hasSize(2));
        assertThat(sides.values().stream().flatMap(Set::stream))
                .contains("events legacy", "events modern", "listings legacy", "listings modern");
        visitors.forEach(Visitor::close);
        direct.close();
    }

    @Test
    @Order(2)
    void showsTheSiteOverHttpTwo() {
        try (Gateway gateway = GatewaySetup.facing(site.monolithUrl()).tls().start();
                BrowserContext window = chromium.window(new NewContextOptions().setIgnoreHTTPSErrors(true))) {
            Page page = window.newPage();

            Response answer = page.navigate("https://127.0.0.1:" + gateway.port() + "/events/17");

            assertThat(answer.status()).isEqualTo(200);
            Object spoken = page.evaluate("performance.getEntries().map(e => e.nextHopProtocol).filter(p => p)");
            assertThat((List<?>) spoken).hasSizeGreaterThan(1).allMatch("h2"::equals);
        }
    }

    @Test
    @Order(2)
    void aLoginFormThatMovesNeverFails() throws Exception {
        try (Visitor first = chromium.visitor(site.url());
                Visitor second = chromium.visitor(site.url());
                BrowserContext office = chromium.window(new NewContextOptions())) {
            site.moveLogin("", "fell-back:cookie");
            first.opens("/login");
            assertThat(first.sees("#new-login"))
                    .as("the new page without its cookie")
                    .isFalse();
            Member.logsIn(first);
            Page page = office.newPage();
            page.navigate(site.adminUrl());
            page.fill("#token", site.adminToken());
            page.keyboard().press("Enter");
            page.click("#notices summary");
            assertThat(page.innerText("#notices"))
                    .contains("account.yaml does not list (FORMTOKEN, MODERNSESSION) on GET /login (route login)")
                    .contains("set-cookie: [FORMTOKEN, MODERNSESSION] to pass them");

            site.moveLogin("set-cookie: [FORMTOKEN]\ndrop-cookies: [MODERNSESSION]", "served");
            second.opens("/login");
            assertThat(second.sees("#new-login")).as("the new page").isTrue();
            Member.logsIn(second);

            assertThat(second.cookie("MODERNSESSION")).isEmpty();
        } finally {
            site.bringLoginBack();
        }
    }

    @Test
    @Order(3)
    void nobodySeesThatTheModernSideHasDied() throws Exception {
        site.moveTo(100);
        try (Visitor restless = chromium.visitor(site.url())) {
            restless.opens("/events/17");
            restless.keepsAsking(EVENT);
            site.journal().await(20, site.journal().end(), "reads from the modern side", SiteWalkTests::fromModern);

            int before = site.journal().end();
            site.killModern();
            site.journal().await(20, before, "reads that fell back", SiteWalkTests::fallenBack);

            assertThat(restless.stopsAsking()).containsOnly("200");
        }
        for (Chapter chapter : Chapter.values()) {
            if (chapter.routed()) {
                assertThat(walk(chapter, site.url()).differencesFrom(walkedDirectly(chapter)))
                        .as(chapter.name())
                        .isEmpty();
                site.forgetVisits();
            }
        }
    }

    private static boolean routed(Entry read) {
        return !read.group().isEmpty();
    }

    private static boolean fromModern(Entry read) {
        return read.weighed() && read.side().equals("modern");
    }

    private static boolean fallenBack(Entry read) {
        return read.weighed() && read.side().equals("legacy");
    }

    /// Asks for what the weight has not decided so far, and for nothing that would make it wait again.
    private boolean hasBoth(Set<String> own, Visitor visitor) {
        if (own.size() < 2) {
            String missing = own.stream().noneMatch(side -> side.startsWith("events ")) ? EVENT : LIST;
            own.addAll(sidesOf(1, () -> visitor.asks(missing)));
        }
        return own.size() > 1;
    }

    /// Returns who answered so many reads where the weight decided, as in `events legacy`.
    private List<String> sidesOf(int reads, Runnable asking) {
        int before = site.journal().end();
        asking.run();
        return site.journal().await(reads, before, "the reads of a visitor", SiteWalkTests::routed).stream()
                .filter(Entry::weighed)
                .map(entry -> entry.group() + " " + entry.side())
                .toList();
    }

    private static void look(Visitor visitor) {
        visitor.opens("/events/17");
        visitor.asks(EVENT);
        visitor.asks(LIST);
    }

    private Diary walkedDirectly(Chapter chapter) throws Exception {
        Diary known = direct.get(chapter);
        if (known == null) {
            known = walk(chapter, site.monolithUrl());
            direct.put(chapter, known);
            site.forgetVisits();
        }
        return known;
    }

    /// One browser context an origin serves all chapters; one that failed is left where it is, for another.
    private Diary walk(Chapter chapter, String url) {
        Visitor walker = walkers.remove(url);
        Visitor visitor = walker == null ? chromium.visitor(url) : walker;
        visitor.startsAnew();
        Diary seen = chapter.walk(visitor);
        walkers.put(url, visitor);
        return seen;
    }

    /// Of what the modern side refuses the monolith's answer is shown.
    private static void assertAsWeighed(Entry read, int percent) {
        if (percent == 0) {
            assertThat(read.side()).isEqualTo("legacy");
        } else if (percent == 100) {
            assertThat(read.side()).isEqualTo(read.outcome().equals("fell-back:status") ? "legacy" : "modern");
        } else {
            assertThat(Set.of("served", "fell-back:status")).contains(read.outcome());
        }
    }
}
