package io.banyan.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis://h:6379 | redis://h:6379",
                "redis://u:p@h:6379/3 | redis://***@h:6379/3",
                "rediss://:p%40q@h | rediss://***@h",
                "redis-sentinel://p@h1:1,h2:2/0#main | redis-sentinel://***@h1:1,h2:2/0#main",
                "redis-cluster://u:p@h1:1,h2:2 | redis-cluster://***@h1:1,h2:2",
                "rediss-cluster://h1:1 | rediss-cluster://h1:1"
            })
    void isShownWithoutItsPassword(String text, String shown) {
        assertThat(RedisAddress.parse(text)).hasToString(shown);
    }

    @Test
    void knowsAClustersNodesWithTheirPasswordAndTls() {
        RedisAddress address = RedisAddress.parse("rediss-cluster://u:p@h1:1,h2:2");

        assertThat(address.isCluster()).isTrue();
        assertThat(address.uris())
                .hasSize(2)
                .allMatch(uri -> uri.isSsl())
                .extracting(uri -> uri.getPort())
                .containsExactly(1, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "http://u:secret@h",
                "redis:/u:secret@h",
                "u:secret@h",
                "redis://",
                "redis://u:secret@",
                "redis://u:secret@h:port",
                "redis://u:secret@h:99999",
                "redis-cluster://u:secret@h:1,",
                "redis-sentinel://u:secret@h:1"
            })
    void refusesTheRestWithoutTellingThePassword(String text) {
        assertThatThrownBy(() -> RedisAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("was '")
                .hasMessageEndingWith("write redis://127.0.0.1:6379")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
