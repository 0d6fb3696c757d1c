package io.banyan.stores;

import io.banyan.redis.RedisAddress;
import io.banyan.redis.RedisLink;
import io.banyan.testkit.RealRedis;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A real Redis for all tests of a class, and a link to it.
@SuppressWarnings("NullAway.Init")
final class RedisOfTests implements BeforeAllCallback, AfterAllCallback {
    private static final AtomicInteger INSTALLATIONS = new AtomicInteger();

    private RealRedis redis;
    private RedisLink link;

    /// A name that no other test has.
    static String installation() {
        return "test" + INSTALLATIONS.incrementAndGet();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        redis = RealRedis.start();
        link = linkTo(redis);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        link.close();
        redis.close();
    }

    RealRedis redis() {
        return redis;
    }

    RedisLink link() {
        return link;
    }

    /// A new one, which its caller closes.
    static RedisLink linkTo(RealRedis redis) {
        return new RedisLink(RedisAddress.parse(redis.url()));
    }
}
