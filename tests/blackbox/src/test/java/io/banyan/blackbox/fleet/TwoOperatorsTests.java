package io.banyan.blackbox.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Fleet;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people on one fleet, each at another replica.
class TwoOperatorsTests {
    @Test
    void theSecondSeesTheFirstsChangeAndOtherGroupsAreNotDisturbed(@TempDir Path folder) {
        try (RealRedis redis = RealRedis.start();
                Fleet fleet =
                        Fleet.of(2, redis.url(), folder, List.of("events", "listings"), text -> text.weight("0%"))) {
            fleet.agreed("listings", "revision");
            Operator ann = fleet.operator(0);
            Operator ben = fleet.operator(1);
            String seen = ann.get("/api/v1/groups/events").etag();
            String other = ben.get("/api/v1/groups/listings").etag();

            assertThat(move(ann, "events", 10, "ann", seen).status()).isEqualTo(200);
            Operator.Reply refused = move(ben, "events", 20, "ben", seen);
            Operator.Reply elsewhere = move(ben, "listings", 30, "ben", other);

            assertThat(refused.status()).isEqualTo(412);
            assertThat(refused.json().at("/theirs/reason").asString()).isEqualTo("by ann");
            assertThat(refused.json().at("/current/weight").asInt()).isEqualTo(10);
            assertThat(elsewhere.status()).isEqualTo(200);
            String now = "\"" + refused.json().at("/current/epoch").asString() + "."
                    + refused.json().at("/current/revision").asString() + "\"";
            assertThat(move(ben, "events", 20, "ben", now).status()).isEqualTo(200);
            assertThat(fleet.agreed("events", "weight")).isEqualTo("20");
        }
    }

    private static Operator.Reply move(Operator who, String group, int percent, String by, String etag) {
        return who.send(
                "PATCH",
                "/api/v1/groups/" + group,
                "{\"weight\":%d,\"reason\":\"by %s\"}".formatted(percent, by),
                "If-Match",
                etag);
    }
}
