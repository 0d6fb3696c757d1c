package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A page of MODERN's that comes with a cookie which its group's file lists nowhere: a login form, say.
class UnlistedCookieTests {
    private static final String METER = "banyan_cookies_unlisted_total";
    private final TwoSides sides = TwoSides.with(UnlistedCookieTests::account);

    private static GroupText account(GroupText group) {
        return group.weight("100%")
                .line("fall-back: []")
                .route("login", "/login")
                .route("filtered", "/v1/login", "filters: [StripPrefix=1]");
    }

    @BeforeEach
    void bothStartASession() {
        sides.legacy().now(Behaviours.answers(Behaviours.ok("Set-Cookie: SID=of-legacy; Path=/\r\n", "legacy")));
        sides.modern().now(Behaviours.answers(Behaviours.ok("Set-Cookie: SID=of-modern; Path=/\r\n", "modern")));
    }

    @AfterEach
    void stop() {
        sides.close();
    }

    private String warnings() {
        return sides.gateway().admin().get("/api/v1/status").text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/v1/login"})
    void isAnsweredByLegacyAsAWhole(String path) {
        RawAnswer answer = sides.gateway().get(path);

        assertThat(answer.text()).isEqualTo("legacy");
        assertThat(answer.head().values("Set-Cookie")).containsExactly("SID=of-legacy; Path=/");
        assertThat(sides.modern().requests()).hasSize(1);
        Await.until(
                "it is counted",
                () -> sides.gateway().admin().meter("banyan_requests_total", "outcome=\"fell-back:cookie\"") == 1);
    }

    @Test
    void isNoFailureOfModern() {
        for (int i = 0; i < 40; i++) {
            assertThat(sides.gateway().get("/login").text()).isEqualTo("legacy");
        }

        assertThat(sides.modern().requests()).hasSize(40);
        assertThat(sides.gateway().admin().meter("banyan_breaker", "state=\"closed\""))
                .isEqualTo(1);
        assertThat(sides.gateway().admin().meter("banyan_bulkhead_used", "side=\"modern\""))
                .isZero();
        assertThat(sides.gateway().admin().meter(METER, "group=\"events\"", "route=\"login\"", "cookie=\"SID\""))
                .isEqualTo(40);
    }

    @Test
    void isToldWithTheLineToWriteUntilTheFileHasIt() {
        sides.gateway().get("/login");
        assertThat(warnings())
                .contains("MODERN of events would set cookies that ")
                .contains("events.yaml does not list (SID) on GET /login (route login): LEGACY answered 1 read in the "
                        + "last minute; there, write set-cookie: [SID] to pass them, or drop-cookies: [SID] to "
                        + "remove them");

        sides.edit(group -> account(group).line("set-cookie: [SID]"));

        Await.until("MODERN answers", () -> sides.gateway().get("/login").text().equals("modern"));
        assertThat(sides.gateway().get("/login").head().values("Set-Cookie")).containsExactly("SID=of-modern; Path=/");
        assertThat(warnings()).doesNotContain("would set cookies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[SID]", "[S*]", "[\"*\"]"})
    void isTakenOffWhereTheFileSaysSo(String written) {
        sides.edit(group -> account(group).line("drop-cookies: " + written));

        Await.until("MODERN answers", () -> sides.gateway().get("/login").text().equals("modern"));
        assertThat(sides.gateway().get("/login").head().has("Set-Cookie")).isFalse();
    }
}
