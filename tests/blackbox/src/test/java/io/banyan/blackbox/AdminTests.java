package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.AdminClient;
import io.banyan.testkit.Await;
import io.banyan.testkit.RawAnswer;
import io.banyan.testkit.Requests;
import io.banyan.testkit.TwoSides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The admin port: what is open, what needs a token, and that none of it is on the traffic port.
@ExtendWith(SharedGateway.class)
class AdminTests {
    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void answersProbesWithoutAToken(String path, TwoSides sides) {
        RawAnswer answer = sides.gateway().admin().withoutToken(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("\"status\":\"UP\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/prometheus",
                "/actuator/health",
                "/actuator",
                "/actuator/env",
                "/actuator/gateway/routes",
                "/api/v1/groups",
                "/nowhere",
                "/actuator/health/readiness/../../prometheus",
                "/actuator/health/readiness;/x"
            })
    void wantsATokenForEverythingElse(String path, TwoSides sides) {
        AdminClient admin = sides.gateway().admin();

        RawAnswer without = admin.withoutToken(path);
        RawAnswer wrong = admin.withoutToken(path, "Authorization: Bearer " + "0".repeat(43));

        assertThat(without.status()).isIn(400, 401);
        assertThat(wrong.status()).isIn(400, 401);
        assertThat(without.status() == 400
                        || without.header("Content-Type").orElse("").startsWith("application/problem+json"))
                .isTrue();
    }

    @Test
    void countsRequestsByGroupSideAndReason(TwoSides sides) {
        AdminClient admin = sides.gateway().admin();
        String[] modern = {"group=\"events\"", "side=\"modern\"", "reason=\"weight\"", "outcome=\"served\""};
        String[] write = {"side=\"legacy\"", "reason=\"write\""};
        double readsBefore = admin.meter("banyan_requests_total", modern);
        double writesBefore = admin.meter("banyan_requests_total", write);

        sides.gateway().get("/events/7");
        sides.gateway().send(Requests.post("/events/7", "x"));

        Await.until("the read is counted", () -> admin.meter("banyan_requests_total", modern) == readsBefore + 1);
        Await.until("the write is counted", () -> admin.meter("banyan_requests_total", write) == writesBefore + 1);
    }

    @Test
    void neverPutsAPathIntoATag(TwoSides sides) {
        sides.gateway().get("/legacy/a-very-special-path");
        sides.gateway().get("/events/a-very-special-id");

        assertThat(sides.gateway().admin().get("/actuator/prometheus").text()).doesNotContain("a-very-special");
    }

    @Test
    void tellsAboutItsHealthInDetail(TwoSides sides) {
        RawAnswer health = sides.gateway().admin().get("/actuator/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text()).contains("\"legacy\"", "\"routes\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/prometheus", "/api/v1/groups", "/openapi", "/"})
    void addsNoPathToTheTrafficPort(String path, TwoSides sides) {
        assertThat(sides.gateway().get(path).text()).isEqualTo("legacy");
    }

    @Test
    void hasNoTrafficOnTheAdminPort(TwoSides sides) {
        RawAnswer answer = sides.gateway().admin().get("/events/7");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(sides.modern().requests()).isEmpty();
        assertThat(sides.legacy().requests()).isEmpty();
    }
}
