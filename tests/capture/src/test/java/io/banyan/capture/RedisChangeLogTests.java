package io.banyan.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.banyan.projections.change.LogPosition;
import io.banyan.projections.log.ChangeLog;
import io.banyan.projections.log.LogUnavailable;
import io.banyan.projections.log.RedisChangeLog;
import io.banyan.redis.RedisAddress;
import io.banyan.testkit.RealRedis;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisChangeLogTests extends ChangeLogContract {
    private static RealRedis redis;

    private RedisChangeLog log;

    @BeforeAll
    static void start() {
        redis = RealRedis.start();
    }

    @AfterAll
    static void stop() {
        redis.close();
    }

    @BeforeEach
    void open() {
        redis.say("FLUSHALL");
        log = new RedisChangeLog(RedisAddress.parse(redis.url()), "test");
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Override
    ChangeLog log() {
        return log;
    }

    @Test
    void isContentWithAnAppendOnlyFile() {
        assertThat(log.check()).isEmpty();

        redis.say("CONFIG", "SET", "appendonly", "no");
        List<String> warnings = log.check();
        redis.say("CONFIG", "SET", "appendonly", "yes");

        assertThat(warnings).singleElement().asString().contains("append-only", "CONFIG SET appendonly yes");
    }

    @Test
    void saysSoWhenItsRedisIsAway() {
        log.begin(SOURCE, LogPosition.START);
        redis.kill();

        assertThatThrownBy(log::state)
                .isInstanceOf(LogUnavailable.class)
                .hasMessageContaining("log test in redis://127.0.0.1:" + redis.port() + " does not answer");

        redis.restart();
        log.begin(SOURCE, LogPosition.START);
        assertThat(log.state()).isNotNull();
    }
}
