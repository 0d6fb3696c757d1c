package io.banyan.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The runners of view `events`: tell the feed of its versions, again and again, as the real ones do, and take
/// over what is asked.
public final class ViewRunner implements AutoCloseable {
    /// The history of the database that its versions follow.
    public static final String SOURCE = "7c1f00aa";

    private static final String VIEW = "banyan:views:{events}";

    private final RealRedis redis;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Map<Integer, Map<String, String>> versions = new TreeMap<>();
    private volatile boolean silent;
    private Future<?> loop;

    /// Two versions, both live and at the same position.
    public ViewRunner(RealRedis redis) {
        this.redis = redis;
        set(1, "state", "live");
        set(2, "state", "live");
        loop = thread.submit(this::speak);
    }

    /// From now on a version says so.
    public void set(int version, String field, String value) {
        synchronized (versions) {
            versions.computeIfAbsent(version, number -> new TreeMap<>()).put(field, value);
        }
    }

    private void speak() {
        while (!silent) {
            try {
                tell();
            } catch (RuntimeException away) {
                Await.holdsWithin(Duration.ofMillis(20), () -> silent);
            }
        }
    }

    private void tell() {
        redis.say("SADD", "banyan:views:names", "events");
        redis.say("HSETNX", VIEW, "active", "1");
        String now = String.valueOf(System.currentTimeMillis());
        synchronized (versions) {
            versions.forEach((number, fields) -> {
                redis.say("HSETNX", VIEW, "v" + number, now);
                List<String> words = new ArrayList<>(List.of("HSET", VIEW + ":v" + number));
                Map<String, String> all = new TreeMap<>(Map.of(
                        "source",
                        SOURCE,
                        "pos",
                        "900",
                        "time",
                        now.substring(0, now.length() - 3) + "." + now.substring(now.length() - 3),
                        "said",
                        now,
                        "why",
                        ""));
                all.putAll(fields);
                all.forEach((field, value) -> words.addAll(List.of(field, value)));
                redis.say(words.toArray(String[]::new));
            });
        }
        redis.say("PUBLISH", "banyan:views", "events");
    }

    /// The version that the feed calls active.
    public String active() {
        return redis.say("HGET", VIEW, "active");
    }

    /// What waits for a version's runner, as the gateway wrote it.
    public String asked(int version) {
        return redis.say("GET", VIEW + ":v" + version + ":asked");
    }

    /// Which sample is asked of a version.
    public String sampled(int version) {
        return redis.say("GET", VIEW + ":v" + version + ":sampled");
    }

    /// Answers what `sampled` asks.
    public void draws(int version, String... keys) {
        String id = sampled(version).replaceAll(".*\"id\":\"([^\"]*)\".*", "$1");
        redis.say(
                "SET",
                VIEW + ":v" + version + ":sample",
                "{\"id\":\"" + id + "\",\"keys\":[\"" + String.join("\",\"", keys) + "\"]}",
                "EX",
                "60");
    }

    /// Takes over what was asked, and says that it is done.
    public void does(int version, String id, String says) {
        redis.say("DEL", VIEW + ":v" + version + ":asked");
        set(version, "did", "{\"id\":\"" + id + "\",\"says\":\"" + says + "\",\"at\":1764338400123}");
    }

    @Override
    public void close() {
        silent = true;
        Await.result("the runner ends", loop);
        thread.shutdown();
    }
}
