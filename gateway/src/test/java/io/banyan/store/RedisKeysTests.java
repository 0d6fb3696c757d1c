package io.banyan.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisKeysTests {
    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "brace}", "new\nline"})
    void anInstallationsNameIsPlain(String name) {
        assertThatThrownBy(() -> new RedisKeys(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
