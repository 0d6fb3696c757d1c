package io.banyan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.FullNumbers;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.GatewaySetup;
import io.banyan.testkit.GroupText;
import io.banyan.testkit.StubUpstream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One team's broken file harms its own group only, at reload and at start.
class BrokenFileTests {
    @AutoClose
    private static final StubUpstream LEGACY = StubUpstream.that(Behaviours.says("legacy"));

    @AutoClose
    private static final StubUpstream MODERN = StubUpstream.that(Behaviours.says("modern"));

    private static final List<String> BROKEN = List.of(
            "group: events\nweihgt: 10%\n",
            "group: events\n  bad: [indent\n", "", "!!java.net.URL [http://127.0.0.1/]\n", "group: members\n");

    @Test
    void harmsItsOwnGroupOnly() {
        try (Gateway gateway = setup().group("events", group("events", "140%"))
                .group("members", group("members", "100%"))
                .start()) {
            assertThat(gateway.get("/events/7").text()).isEqualTo("legacy");
            assertThat(gateway.get("/members/7").text()).isEqualTo("modern");
            assertThat(health(gateway)).contains("events.yaml").contains("140%");
            assertThat(gateway.admin().ready()).isTrue();

            String others = "modern";
            for (String broken : BROKEN.subList(0, FullNumbers.pick(3, BROKEN.size()))) {
                others = others.equals("modern") ? "legacy" : "modern";
                keepsTheLastGoodVersion(gateway, broken, others);
            }
            gateway.routes().write("events.yaml", group("events", "0%"));
            awaitSide(gateway, "/events/7", "legacy");
            Await.until("health is well again", () -> !health(gateway).contains("events.yaml"));
        }
    }

    private static void keepsTheLastGoodVersion(Gateway gateway, String broken, String others) {
        gateway.routes().write("events.yaml", group("events", "100%"));
        awaitSide(gateway, "/events/7", "modern");
        gateway.routes().write("events.yaml", broken);
        Await.until("health tells of the broken file", () -> health(gateway).contains("events.yaml"));

        gateway.routes().replace("members.yaml", group("members", others.equals("modern") ? "100%" : "0%"));

        awaitSide(gateway, "/members/7", others);
        assertThat(gateway.get("/events/7").text()).isEqualTo("modern");
        assertThat(gateway.admin().ready()).isTrue();
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
    void servesEverythingFromLegacyWhileThereIsNoFile() {
        try (Gateway gateway = setup().start()) {
            assertThat(gateway.get("/events/7").text()).isEqualTo("legacy");
            assertThat(gateway.admin().ready()).isTrue();
            assertThat(health(gateway)).contains("warnings");

            gateway.routes().write("events.yaml", group("events", "100%"));
            gateway.routes().write("members.yaml", group("members", "100%"));
            awaitSide(gateway, "/events/7", "modern");
            awaitSide(gateway, "/members/7", "modern");

            gateway.routes().delete("events.yaml");
            awaitSide(gateway, "/events/7", "legacy");
            assertThat(gateway.get("/members/7").text()).isEqualTo("modern");
        }
    }

    private static void awaitSide(Gateway gateway, String target, String side) {
        Await.until(
                target + " is answered by " + side,
                () -> gateway.get(target).text().equals(side));
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
