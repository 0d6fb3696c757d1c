package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.GroupText;
import io.banyan.testkit.TwoSides;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every operation of the admin port, as its OpenAPI document lists them, asked by everybody. One that the table below
/// does not know fails, so that no new one can be forgotten.
class AdminRightsTests {
    private static final Map<String, Needs> TABLE = table("""
            GET    /api/v1/me                  VIEWER
            GET    /api/v1/status              VIEWER
            GET    /api/v1/groups              VIEWER
            GET    /api/v1/groups/{group}      VIEWER
            PATCH  /api/v1/groups/{group}      OPERATOR_OF_THE_GROUP
            PUT    /api/v1/groups/{group}/kill OPERATOR_OF_THE_GROUP
            DELETE /api/v1/groups/{group}/kill OPERATOR_OF_THE_GROUP
            GET    /api/v1/groups/{group}/mismatches VIEWER
            DELETE /api/v1/groups/{group}/mismatches OPERATOR_OF_THE_GROUP
            GET    /api/v1/groups/{group}/ramp VIEWER
            POST   /api/v1/groups/{group}/ramp OPERATOR_OF_THE_GROUP
            GET    /api/v1/calls               VIEWER
            GET    /api/v1/routes              VIEWER
            GET    /api/v1/routes/{id}         VIEWER
            PATCH  /api/v1/routes/{id}         OPERATOR_OF_THE_GROUP
            POST   /api/v1/routes/{id}/legacy-probe OPERATOR_OF_THE_GROUP
            GET    /api/v1/scoreboard          VIEWER
            POST   /api/v1/changes             OPERATOR_OF_THE_GROUP
            POST   /api/v1/groups/{group}/doctor OPERATOR_OF_THE_GROUP
            PUT    /api/v1/kill                ADMIN
            DELETE /api/v1/kill                ADMIN
            GET    /api/v1/audit               VIEWER
            GET    /api/v1/events              VIEWER
            GET    /api/v1/figures/history     VIEWER
            POST   /api/v1/explain             VIEWER
            GET    /api/v1/views               VIEWER
            GET    /api/v1/views/{view}        VIEWER
            GET    /api/v1/catalog             VIEWER
            GET    /api/v1/catalog/backstage   VIEWER
            PUT    /api/v1/views/{view}/active OPERATOR_OF_THE_GROUP
            DELETE /api/v1/views/{view}/versions/{version}         OPERATOR_OF_THE_GROUP
            POST   /api/v1/views/{view}/versions/{version}/rebuild OPERATOR_OF_THE_GROUP
            POST   /api/v1/views/{view}/versions/{version}/replay  OPERATOR_OF_THE_GROUP
            POST   /api/v1/views/{view}/versions/{version}/compare OPERATOR_OF_THE_GROUP
            GET    /api/v1/views/{view}/versions/{version}/compare VIEWER
            """);

    /// What the document does not list.
    private static final Map<String, Needs> BESIDE = table("""
            GET    /openapi                    VIEWER
            GET    /actuator                   VIEWER
            GET    /actuator/health            VIEWER
            GET    /actuator/prometheus        VIEWER
            GET    /nothing                    VIEWER
            PUT    /nothing                    OPERATOR
            POST   /openapi                    OPERATOR
            """);

    /// Bodies that change nothing. For an operation that is not named here: none.
    private static final Map<String, String> BODIES = Map.of(
            "PATCH /api/v1/groups/{group}", "{\"weight\": 1, \"reason\": \"who may\", \"dryRun\": true}",
            "PATCH /api/v1/routes/{id}", "{\"weight\": 1, \"reason\": \"who may\", \"dryRun\": true}",
            "POST /api/v1/changes",
                    "{\"changes\": [{\"group\": \"events\", \"weight\": 1}], \"reason\": \"who may\", \"dryRun\": true}",
            "POST /api/v1/explain", "{\"method\": \"GET\", \"url\": \"/events/7\"}",
            "PUT /api/v1/kill", "{\"reason\": \"who may\", \"dryRun\": true}",
            "DELETE /api/v1/kill", "{\"reason\": \"who may\", \"dryRun\": true}",
            "PUT /api/v1/groups/{group}/kill", "{\"reason\": \"who may\", \"dryRun\": true}",
            "DELETE /api/v1/groups/{group}/kill", "{\"reason\": \"who may\", \"dryRun\": true}");

    private static TwoSides sides;

    private enum Who {
        NOBODY,
        A_STRANGER,
        A_VIEWER,
        AN_OPERATOR_OF_ANOTHER_GROUP,
        AN_OPERATOR_OF_THE_GROUP,
        THE_ADMIN;

        /// Of those who have one in the file, and of a stranger.
        String token() {
            return name().toLowerCase(Locale.ROOT) + "-0123456789abcdef";
        }

        ApiClient client() {
            return switch (this) {
                case NOBODY -> new ApiClient(sides.gateway().adminPort(), "");
                default -> new ApiClient(sides.gateway().adminPort(), token());
            };
        }
    }

    private enum Needs {
        VIEWER(Who.A_VIEWER),
        OPERATOR(Who.AN_OPERATOR_OF_ANOTHER_GROUP),
        OPERATOR_OF_THE_GROUP(Who.AN_OPERATOR_OF_THE_GROUP),
        ADMIN(Who.THE_ADMIN);

        private final Who least;

        Needs(Who least) {
            this.least = least;
        }

        /// 401, 403 or 0 = let in.
        int refusal(Who who) {
            return who.compareTo(Who.A_VIEWER) < 0 ? 401 : who.compareTo(least) < 0 ? 403 : 0;
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) {
        Path file = new TokensText()
                .viewer("vera", Who.A_VIEWER.token())
                .operator("carl", Who.AN_OPERATOR_OF_ANOTHER_GROUP.token(), "catalog")
                .operator("ann", Who.AN_OPERATOR_OF_THE_GROUP.token(), "events")
                .admin("olga", Who.THE_ADMIN.token())
                .in(folder);
        sides = TwoSides.with(
                group -> group.weight("0%").line("freshness: { view: events }").route("event", "/events/{id}"),
                setup -> setup.option("--tokens", file.toString())
                        .group(
                                "catalog",
                                GroupText.of("catalog")
                                        .modern("http://127.0.0.1:1")
                                        .route("p", "/p")
                                        .yaml()));
    }

    @AfterAll
    static void stop() {
        sides.close();
    }

    @Test
    void knowsEveryOperationOfTheDocument() {
        assertThat(documented()).isEqualTo(new TreeSet<>(TABLE.keySet()));
    }

    @Test
    void letsEachIntoWhatIsHisAndNobodyFurther() {
        Map<String, Needs> all = new LinkedHashMap<>(TABLE);
        all.putAll(BESIDE);
        List<String> wrong = new ArrayList<>();

        all.forEach((operation, needs) -> {
            for (Who who : Who.values()) {
                int status = status(operation, who.client());
                int refusal = status == 401 || status == 403 ? status : 0;
                if (refusal != needs.refusal(who)) {
                    wrong.add(operation + " by " + who + ": " + status);
                }
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void refusesBeforeItLooksAtTheBody() {
        ApiClient other = Who.AN_OPERATOR_OF_ANOTHER_GROUP.client();

        for (String operation : TABLE.keySet()) {
            if (TABLE.get(operation) == Needs.OPERATOR_OF_THE_GROUP && !operation.equals("POST /api/v1/changes")) {
                String[] methodAndPath = operation.split(" ", 2);
                assertThat(other.status(methodAndPath[0], filled(methodAndPath[1]), "not even JSON"))
                        .as(operation)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void refusesInProblemDetailsAndCountsIt() {
        double before = refusalsWithoutAToken();

        HttpResponse<String> answer = Who.NOBODY.client().send("GET", "/api/v1/groups", "");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"banyan\"");
        assertThat(refusalsWithoutAToken()).isEqualTo(before + 1);
    }

    private static double refusalsWithoutAToken() {
        String series = "banyan_admin_refusals_total{cause=\"no-token\",status=\"401\"} ";
        return Who.THE_ADMIN
                .client()
                .send("GET", "/actuator/prometheus", "")
                .body()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .sum();
    }

    private static int status(String operation, ApiClient client) {
        String[] methodAndPath = operation.split(" ", 2);
        return client.status(methodAndPath[0], filled(methodAndPath[1]), BODIES.getOrDefault(operation, ""));
    }

    private static String filled(String path) {
        return path.replace("{group}", "events")
                .replace("{id}", "event")
                .replace("{view}", "events")
                .replace("{version}", "2");
    }

    private static Set<String> documented() {
        Set<String> operations = new TreeSet<>();
        JsonNode paths = Who.A_VIEWER.client().get("/openapi").get("paths");
        paths.forEachEntry((path, methods) -> methods.forEachEntry(
                (method, operation) -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }

    private static Map<String, Needs> table(String text) {
        Map<String, Needs> table = new HashMap<>();
        text.lines()
                .map(line -> line.split(" +", -1))
                .forEach(columns -> table.put(columns[0] + " " + columns[1], Needs.valueOf(columns[2])));
        return table;
    }
}
