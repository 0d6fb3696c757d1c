package io.banyan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.banyan.decide.PreviewTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTests {
    private ApiPort port;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        port = new ApiPort(folder);
    }

    @AfterEach
    void close() {
        port.close();
    }

    @Test
    void countsEachRefusalByItsCause() {
        HttpResponse<String> none = port.ask("GET", "/api/v1/groups", "", "");
        HttpResponse<String> unknown = port.ask("GET", "/api/v1/groups", "x".repeat(43), "");
        HttpResponse<String> expired = port.ask("GET", "/api/v1/groups", ApiPort.EXPIRED, "");
        HttpResponse<String> viewer = port.ask("PATCH", "/api/v1/groups/events", ApiPort.VIEWER, "{}");
        HttpResponse<String> other = port.ask("PATCH", "/api/v1/groups/events", ApiPort.CATALOG, "not even JSON");
        HttpResponse<String> everything = port.ask("PUT", "/api/v1/kill", ApiPort.EVENTS, "{}");

        assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"banyan\"");
        assertThat(expired.body()).contains("\"status\":401", "has expired");
        assertThat(viewer.body()).contains("\"status\":403", "this token is read-only");
        assertThat(other.body()).contains("\"status\":403", "carl may change group catalog, but not group events");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(everything.statusCode()).isEqualTo(403);
        assertThat(port.get("/actuator/prometheus").body())
                .contains("banyan_admin_refusals_total{cause=\"no-token\",status=\"401\"} 1.0")
                .contains("banyan_admin_refusals_total{cause=\"unknown\",status=\"401\"} 1.0")
                .contains("banyan_admin_refusals_total{cause=\"expired\",status=\"401\"} 1.0")
                .contains("banyan_admin_refusals_total{cause=\"role\",status=\"403\"} 2.0")
                .contains("banyan_admin_refusals_total{cause=\"group\",status=\"403\"} 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/groups?token=x", "/?access_token=x", "/api/v1/events?Token=x"})
    void refusesATokenInAnAddressAndSaysWhy(String path) {
        HttpResponse<String> answer = port.get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("a token in an address ends up in logs and histories");
    }

    @Test
    void takesTokensOverWhenTheirFileChanges() throws IOException {
        Files.writeString(
                port.tokens,
                "- { name: dora, role: viewer, hash: \"sha256:%s\" }%n"
                        .formatted(PreviewTokens.sha256("d".repeat(30))));

        await().until(() -> port.ask("GET", "/api/v1/me", "d".repeat(30), "").statusCode() == 200);
        assertThat(port.ask("GET", "/api/v1/me", ApiPort.VIEWER, "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void killsWhileTheStoreIsAwayAndChangesNothingElse() {
        port.store.away = true;

        HttpResponse<String> kill =
                port.ask("PUT", "/api/v1/groups/events/kill", ApiPort.EVENTS, "{\"reason\": \"down\"}");
        await().until(() -> port.get("/api/v1/status").body().contains("\"state\":\"away\""));
        HttpResponse<String> change =
                port.ask("PATCH", "/api/v1/groups/events", ApiPort.EVENTS, "{\"weight\": 1, \"reason\": \"try\"}");
        HttpResponse<String> unkill =
                port.ask("DELETE", "/api/v1/groups/events/kill", ApiPort.EVENTS, "{\"reason\": \"up\"}");

        assertThat(kill.statusCode()).isEqualTo(202);
        assertThat(kill.body()).contains("\"fleet\":\"pending\"");
        assertThat(port.get("/api/v1/groups/events").body()).contains("\"killed\":true,\"killPending\":true");
        assertThat(change.statusCode()).isEqualTo(503);
        assertThat(change.body())
                .contains("weights are frozen, traffic is not affected; ", "connection refused", "; kills still work");
        assertThat(unkill.statusCode()).isEqualTo(503);
        port.store.away = false;
        await().until(() -> port.get("/api/v1/groups/events").body().contains("\"killPending\":false"));
        assertThat(port.get("/api/v1/audit?limit=1").body()).contains("\"by\":\"ann\"", "\"what\":\"kill\"");
    }

    @Test
    void opensTheReferenceToEverybodyAndItsDocumentToNobodyWithoutAToken() {
        assertThat(port.ask("GET", "/openapi/ui", "", "").body()).contains("<title>Banyan: admin API</title>");
        assertThat(port.ask("GET", "/openapi/ui/reference.js", "", "").statusCode())
                .isEqualTo(200);
        assertThat(port.ask("GET", "/openapi", "", "").statusCode()).isEqualTo(401);
        assertThat(port.ask("GET", "/openapi", ApiPort.VIEWER, "").body()).contains("\"/api/v1/groups/{group}/kill\"");
    }
}
