package io.banyan.blackbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.banyan.testkit.Await;
import io.banyan.testkit.Fleet;
import io.banyan.testkit.Gateway;
import io.banyan.testkit.Operator;
import io.banyan.testkit.RealRedis;
import io.banyan.testkit.Tokens;
import io.banyan.way.WayKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The private keys by which identities are signed, as they lie in Redis.
@SuppressWarnings("NullAway.Init")
class SealedKeysTests {
    private static final String KEY = "banyan:{banyan}:identity-keys";

    @AutoClose
    private final RealRedis redis = RealRedis.start();

    @TempDir
    private Path folder;

    private Fleet fleet;

    @BeforeEach
    void begin() {
        fleet = Fleet.of(0, redis.url(), folder, List.of("events"), group -> group.weight("100%")
                .line(IdentityTests.IDENTITY));
    }

    @AfterEach
    void stop() {
        fleet.close();
    }

    @Test
    void whoReadsRedisCannotSignWhereReplicasHaveASecretOfTheirOwn() throws IOException {
        try (Gateway one = with(0, "way-keys.txt", 1);
                Gateway other = with(1, "way-keys.txt", 1)) {
            String published = published(one);

            Await.until("both publish the same", () -> published(other).equals(published));
            assertThat(redis.say("GET", KEY)).startsWith("sealed:").doesNotContain("\"d\"");
        }
    }

    @Test
    void aReplicaWithoutTheSecretSaysWhatToWriteAndChangesNothing() throws IOException {
        try (Gateway one = with(0, "way-keys.txt", 1);
                Gateway stranger = with(1, "others.txt", 2)) {
            published(one);
            String kept = redis.say("GET", KEY);

            Await.until("it says so", () -> health(stranger).contains("give every replica the same file, or delete "));
            assertThat(redis.say("GET", KEY)).isEqualTo(kept);
            assertThat(stranger.admin().withoutToken("/.well-known/jwks.json").text())
                    .isEqualTo("{\"keys\":[]}");
        }
    }

    @Test
    void keysThatLieOpenAreSealedByTheFirstThatCan() throws IOException {
        String published;
        try (Gateway open = fleet.setup(0).start()) {
            published = published(open);
            assertThat(redis.say("GET", KEY)).contains("\"d\"");
        }

        try (Gateway sealing = with(1, "way-keys.txt", 1)) {
            assertThat(published(sealing)).isEqualTo(published);
            assertThat(redis.say("GET", KEY)).startsWith("sealed:");
        }
    }

    private Gateway with(int number, String file, int key) throws IOException {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) key);
        Path keys = Files.writeString(folder.resolve(file), WayKey.of(secret).text() + "\n");
        return fleet.setup(number).option("--way-keys", keys.toString()).start();
    }

    /// Once there are any.
    private static String published(Gateway gateway) {
        Await.until("there are keys", () -> keys(gateway).contains("ES256"));
        return keys(gateway);
    }

    private static String keys(Gateway gateway) {
        return gateway.admin().withoutToken("/.well-known/jwks.json").text();
    }

    private static String health(Gateway gateway) {
        return Operator.of(gateway, Tokens.ADMIN).get("/actuator/health").text();
    }
}
