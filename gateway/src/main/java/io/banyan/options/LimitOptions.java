package io.banyan.options;

import java.time.Duration;
import org.springframework.util.unit.DataSize;

/// The options of `serve` that hold a client to limits, in the order people read them.
final class LimitOptions {
    static final ServeOption<DataSize> LIMIT_LINE = size(
            "limit-line",
            "16KB",
            Forms.size("256B", "1MB"),
            "Accept request lines up to this size; longer ones get 414");
    static final ServeOption<DataSize> LIMIT_HEAD = size(
            "limit-head",
            "32KB",
            Forms.size("1KB", "4MB"),
            "Accept request heads up to this size; larger ones get 431");
    static final ServeOption<Integer> LIMIT_HEADERS = new ServeOption<>(
            "limit-headers",
            "COUNT",
            "100",
            Forms.whole("a whole number from 10 to 10000", 10, 10_000),
            "100",
            "Accept up to this many request header lines; more get 431");
    static final ServeOption<Duration> HEAD_TIMEOUT =
            time("head-timeout", "10s", Forms.time("100ms", "10m"), "Give a client this long to send a request head");
    static final ServeOption<DataSize> BODY_MIN_RATE = new ServeOption<>(
            "body-min-rate",
            "RATE",
            "1KB/s",
            Forms.rate("10MB"),
            "1KB/s",
            "Require at least this rate of a request body, measured over --body-window, while the upstream reads it");
    static final ServeOption<Duration> BODY_WINDOW = time(
            "body-window",
            "30s",
            Forms.time("100ms", "1h"),
            "Measure --body-min-rate over this time; also the longest pause in a request body");
    static final ServeOption<Duration> READ_TIMEOUT = time(
            "read-timeout",
            "60s",
            Forms.time("100ms", "1h"),
            "Give a client this long to read an answer that is ready");
    static final ServeOption<Duration> KEEP_ALIVE = time(
            "keep-alive",
            "130s",
            Forms.time("100ms", "2h"),
            "Keep an idle client connection open for this long; set it longer than the load balancer in front keeps"
                    + " idle connections");

    private LimitOptions() {}

    static ServeOption<Duration> time(String name, String standard, Form<Duration> form, String says) {
        return new ServeOption<>(name, "TIME", standard, form, standard, says);
    }

    private static ServeOption<DataSize> size(String name, String standard, Form<DataSize> form, String says) {
        return new ServeOption<>(name, "SIZE", standard, form, standard, says);
    }
}
