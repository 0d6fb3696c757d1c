package io.banyan.options;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/// The options of `serve` that hold a client to limits, in the order people read them.
final class LimitOptions {
    static final ServeOption<DataSize> LIMIT_LINE =
            size("limit-line", "16KB", Forms.size("256B", "1MB"), "the longest request line taken");
    static final ServeOption<DataSize> LIMIT_HEAD =
            size("limit-head", "32KB", Forms.size("1KB", "4MB"), "the largest request head taken");
    static final ServeOption<Integer> LIMIT_HEADERS = new ServeOption<>(
            "limit-headers",
            "COUNT",
            "100",
            Forms.whole("a whole number from 10 to 10000", 10, 10_000),
            "100",
            "the most request header lines taken");
    static final ServeOption<Duration> HEAD_TIMEOUT = time(
            "head-timeout", "10s", Forms.time("100ms", "10m"), "how long a client may take to send a request head");
    static final ServeOption<DataSize> BODY_MIN_RATE = new ServeOption<>(
            "body-min-rate",
            "RATE",
            "1KB/s",
            Forms.rate("10MB"),
            "1KB/s",
            "the least speed of a request body over body-window, once the upstream takes it");
    static final ServeOption<Duration> BODY_WINDOW = time(
            "body-window",
            "30s",
            Forms.time("100ms", "1h"),
            "the time over which body-min-rate is measured, and the longest pause in a request body");
    static final ServeOption<Duration> READ_TIMEOUT =
            time("read-timeout", "60s", Forms.time("100ms", "1h"), "how long a client may leave a ready answer unread");
    static final ServeOption<Duration> KEEP_ALIVE = time(
            "keep-alive",
            "130s",
            Forms.time("100ms", "2h"),
            "how long a client's connection may wait for its next request: longer than the balancer in front keeps an"
                    + " idle one");

    private LimitOptions() {}

    static ServeOption<Duration> time(String name, String standard, Form<Duration> form, String says) {
        return new ServeOption<>(name, "TIME", standard, form, standard, says);
    }

    private static ServeOption<DataSize> size(String name, String standard, Form<DataSize> form, String says) {
        return new ServeOption<>(name, "SIZE", standard, form, standard, says);
    }
}
