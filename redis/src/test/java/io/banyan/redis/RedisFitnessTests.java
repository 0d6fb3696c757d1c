package io.banyan.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisFitnessTests {
    @ParameterizedTest
    @ValueSource(strings = {"5.0.14", "6.0.16", "6.1.240"})
    void refusesWhatIsTooOld(String version) {
        assertThat(RedisFitness.of(info(version, "1"), "redis://a").refusal())
                .startsWith(
                        "redis://a is Redis " + version.replaceFirst("\\.[0-9]+$", "") + " but must be 6.2 or newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6.2.0", "6.2.11", "7.0.15", "10.0.1"})
    void takesTheRest(String version) {
        assertThat(RedisFitness.of(info(version, "1"), "redis://a")).isEqualTo(new RedisFitness(null, List.of()));
    }

    @Test
    void warnsOfWhatMayBeLost() {
        assertThat(RedisFitness.of(info("7.0.15", "0"), "redis://a").warnings())
                .singleElement()
                .asString()
                .startsWith("redis://a keeps no append-only file")
                .contains("CONFIG SET appendonly yes");
        assertThat(RedisFitness.of(
                                info("7.0.15", "1") + "maxmemory:1000\r\nmaxmemory_policy:allkeys-lru\r\n", "redis://a")
                        .warnings())
                .singleElement()
                .asString()
                .contains("CONFIG SET maxmemory-policy noeviction");
    }

    private static String info(String version, String aof) {
        return "# Server\r\nredis_version:" + version + "\r\nredis_git_sha1:0\r\n# Persistence\r\naof_enabled:" + aof
                + "\r\n";
    }
}
