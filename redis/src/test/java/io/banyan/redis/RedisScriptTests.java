package io.banyan.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RedisScriptTests {
    @Test
    void isReadFromBesideItsUserWithTheDigestThatRedisKnowsItBy() {
        RedisScript script = RedisScript.beside(RedisScriptTests.class, "answer");

        assertThat(script).isEqualTo(new RedisScript("return 42", "1fa00e76656cc152ad327c13fe365858fd7be306"));
    }

    @Test
    void saysWhichOneIsMissing() {
        assertThatThrownBy(() -> RedisScript.beside(RedisScriptTests.class, "question"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("question.lua is missing from the jar");
    }
}
