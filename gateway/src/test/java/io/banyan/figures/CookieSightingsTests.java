package io.banyan.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.exchange.CookieRule;
import io.banyan.exchange.UnlistedCookies;
import io.banyan.route.Route;
import io.banyan.route.RouteSketch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieSightingsTests {
    private static final Route LOGIN =
            RouteSketch.of("login", "/login").inGroup("account").build();
    private long second;
    private final List<String> said = new ArrayList<>();
    private final CookieSightings sightings = new CookieSightings(() -> second, said::add);

    private void sees(Route route, CookieRule rule, String... names) {
        sightings.cookiesUnlisted(new UnlistedCookies(route, "GET", List.of(names), rule));
    }

    private void sees(String... names) {
        sees(LOGIN, CookieRule.DEFAULT, names);
    }

    private List<String> now() {
        return sightings.now(group -> CookieRule.DEFAULT);
    }

    private static Route route(int number) {
        return RouteSketch.of("r" + number, "/r/" + number).inGroup("g").build();
    }

    @Test
    void tellsWhoWouldSetWhatWhereAndWhatToWrite() {
        for (int i = 0; i < 12; i++) {
            sees("JSESSIONID");
        }

        assertThat(now())
                .containsExactly(
                        "MODERN of account would set cookies that routes/account.yaml does not list (JSESSIONID) "
                                + "on GET /login (route login): LEGACY answered 12 reads in the last minute; there, write "
                                + "set-cookie: [JSESSIONID] to pass them, or drop-cookies: [JSESSIONID] to remove them");
    }

    @Test
    void writesTheWholeLineWhereTheFileHasOne() {
        CookieRule rule = new CookieRule(List.of("theme"), List.of("SESS*"));
        sees(LOGIN, rule, "b", "a");

        assertThat(sightings.now(group -> rule).getFirst())
                .contains("(a, b)")
                .endsWith("there, write set-cookie: [theme, a, b] to pass them, or drop-cookies: [SESS*, a, b] to "
                        + "remove them");
    }

    @Test
    void ofANameThatNoListCouldHaveItTellsThatThereIsOne() {
        sees(UnlistedCookies.ODD);
        assertThat(now().getFirst())
                .contains("does not list (others) on")
                .endsWith("1 read in the last minute; there, write drop-cookies: [\"*\"] to remove them");

        sees("SID");
        assertThat(now().getFirst())
                .contains("(SID and others)")
                .endsWith("there, write set-cookie: [SID] to pass them, or drop-cookies: [\"*\"] to remove them");
    }

    @Test
    void tellsNoMoreWhatIsListedByNow() {
        sees("SID", "theme", UnlistedCookies.ODD);

        assertThat(sightings
                        .now(group -> new CookieRule(List.of("theme"), List.of()))
                        .getFirst())
                .contains("(SID and others)");
        assertThat(sightings.now(group -> new CookieRule(List.of("theme"), List.of("*"))))
                .isEmpty();
        assertThat(sightings.now(group -> null)).isEmpty();
    }

    @Test
    void forgetsAfterAMinute() {
        sees("SID");
        second = 30;
        sees("theme");

        second = 59;
        assertThat(now().getFirst()).contains("(SID, theme)", "2 reads");
        second = 60;
        assertThat(now().getFirst()).contains("(theme)", "1 read ");
        second = 90;
        assertThat(now()).isEmpty();
    }

    @Test
    void saysItAtOnceAndAgainAfterAMinute() {
        sees("SID");
        sees("SID");
        second = 59;
        sees("SID");
        assertThat(said).hasSize(1);

        second = 60;
        sees("SID");

        assertThat(said).hasSize(2);
        assertThat(said.getLast()).contains("(SID)", "2 reads");
    }

    @Test
    void saysOfEachGroupByItself() {
        sees("SID");
        sees(route(1), CookieRule.DEFAULT, "SID");

        assertThat(said).hasSize(2);
        assertThat(said.getLast()).contains("MODERN of g ", "(route r1)");
    }

    @Test
    void saysOnlyAFewRoutesOfAGroupAtOnce() {
        for (int i = 0; i < 8; i++) {
            sees(route(i), CookieRule.DEFAULT, "SID");
        }
        second = 59;
        for (int i = 0; i < 7; i++) {
            sees(route(i), CookieRule.DEFAULT, "SID");
        }
        said.clear();

        second = 60;
        sees(route(7), CookieRule.DEFAULT, "SID");

        assertThat(said).hasSize(CookieSightings.SAID + 1);
        assertThat(said.getLast()).isEqualTo("MODERN of g does so on 3 more routes; ./banyan status names them");
    }

    @Test
    void remembersABoundedNumberOfRoutesAndMakesPlaceForNewOnes() {
        for (int i = 0; i < CookieSightings.ROUTES + 50; i++) {
            sees(route(i), CookieRule.DEFAULT, "SID");
        }
        assertThat(now()).hasSize(CookieSightings.ROUTES);

        second = 61;
        sees("SID");

        assertThat(now()).hasSize(1);
    }

    @Test
    void remembersABoundedNumberOfNamesAndMakesPlaceForNewOnes() {
        for (int i = 0; i < 1_000; i++) {
            sees("c" + i);
        }
        assertThat(now().getFirst())
                .contains("c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 and others)")
                .contains("1000 reads");

        second = 61;
        sees("new");

        assertThat(now().getFirst()).contains("(new)");
    }
}
