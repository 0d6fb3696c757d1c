package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.StubUpstream;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One team's broken file harms its own group only, at reload and at start.
class BrokenFileTests {
    private static final Duration SOON = Duration.ofSeconds(3);

    @AutoClose
    private static final StubUpstream LEGACY = StubUpstream.that(Behaviours.says("legacy"));

    @AutoClose
    private static final StubUpstream MODERN = StubUpstream.that(Behaviours.says("modern"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group: events\nweihgt: 10%\n",
                "group: events\n  bad: [indent\n",
                "",
                "!!java.net.URL [http://127.0.0.1/]\n",
                "group: members\n"
            })
    void keepsTheLastGoodVersionOfItsGroupAndReloadsTheOthers(String broken) {
        try (Gateway gateway = setup().group("events", group("events", "100%"))
                .group("members", group("members", "0%"))
                .start()) {
            gateway.routes().write("events.yaml", broken);
            Await.until("health tells of the broken file", SOON, () -> health(gateway)
                    .contains("events.yaml"));
            gateway.routes().replace("members.yaml", group("members", "100%"));

            awaitSide(gateway, "/members/7", "modern");
            assertThat(gateway.get("/events/7").text()).isEqualTo("modern");
            assertThat(gateway.admin().ready()).isTrue();

            gateway.routes().write("events.yaml", group("events", "0%"));
            awaitSide(gateway, "/events/7", "legacy");
            Await.until("health is well again", SOON, () -> !health(gateway).contains("events.yaml"));
        }
    }

    @Test
    void sendsAGroupWithoutAGoodVersionToLegacyAtStart() {
        try (Gateway gateway = setup().group("events", group("events", "140%"))
                .group("members", group("members", "100%"))
                .start()) {
            assertThat(gateway.get("/events/7").text()).isEqualTo("legacy");
            assertThat(gateway.get("/members/7").text()).isEqualTo("modern");
            assertThat(health(gateway)).contains("events.yaml").contains("140%");
            assertThat(gateway.admin().ready()).isTrue();

            gateway.routes().write("events.yaml", group("events", "100%"));
            awaitSide(gateway, "/events/7", "modern");
        }
    }

    @Test
    void remembersTheLastGoodVersionOverARestart(@TempDir Path home) {
        setup().in(home).group("events", group("events", "100%")).start().close();

        try (Gateway gateway =
                setup().in(home).group("events", "group: events\nweight: [\n").start()) {
            assertThat(gateway.get("/events/7").text()).isEqualTo("modern");
            assertThat(health(gateway)).contains("events.yaml");
        }
    }

    @Test
    void sendsAGroupWhoseFileIsDeletedToLegacy() {
        try (Gateway gateway = setup().group("events", group("events", "100%"))
                .group("members", group("members", "100%"))
                .start()) {
            gateway.routes().delete("events.yaml");

            awaitSide(gateway, "/events/7", "legacy");
            assertThat(gateway.get("/members/7").text()).isEqualTo("modern");
        }
    }

    @Test
    void servesEverythingFromLegacyWithAnEmptyFolder() {
        try (Gateway gateway = setup().start()) {
            assertThat(gateway.get("/events/7").text()).isEqualTo("legacy");
            assertThat(gateway.admin().ready()).isTrue();
            assertThat(health(gateway)).contains("warnings");

            gateway.routes().write("events.yaml", group("events", "100%"));
            awaitSide(gateway, "/events/7", "modern");
        }
    }

    private static void awaitSide(Gateway gateway, String target, String side) {
        Await.until(target + " is answered by " + side, SOON, () -> gateway.get(target)
                .text()
                .equals(side));
    }

    private static String health(Gateway gateway) {
        return gateway.admin().get("/actuator/health").text();
    }

    private static String group(String name, String weight) {
        return GroupText.of(name)
                .modern(MODERN.url())
                .weight(weight)
                .route(name, "/" + name + "/{id}")
                .yaml();
    }

    private static GatewaySetup setup() {
        return GatewaySetup.facing(LEGACY.url());
    }
}
