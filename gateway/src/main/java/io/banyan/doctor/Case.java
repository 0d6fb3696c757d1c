package io.banyan.doctor;

import io.banyan.decide.RequestView;
import io.banyan.freshness.FreshnessRule;
import io.banyan.route.Route;
import io.banyan.upstream.GroupUpstreams;
import io.banyan.upstream.Platform;
import io.banyan.upstream.UpstreamSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The MODERN that is looked at, as its file has it.
///
/// @param read what to read of it; null = there is nothing to read
public record Case(GroupUpstreams group, @Nullable Read read) {
    /// One read, as a client would send it.
    ///
    /// @param route that it belongs to
    public record Read(Route route, RequestView asked) {}

    public String name() {
        return group.group().name();
    }

    public UpstreamSpec modern() {
        return group.modern();
    }

    @Nullable
    FreshnessRule freshness() {
        return group.freshness();
    }

    /// Null = it is no function that is invoked.
    Platform.@Nullable Lambda lambda() {
        return modern().platform() instanceof Platform.Lambda lambda ? lambda : null;
    }

    /// The header that a secret stands in; null = in none.
    @Nullable
    String secretHeader() {
        return switch (modern().platform()) {
            case Platform.SecretHeader header -> header.name();
            case Platform.Lambda lambda
            when lambda.token() != null -> lambda.token().name();
            case null, default -> null;
        };
    }

    /// What sentences say of it, by the word that stands for it.
    Map<String, String> words() {
        UpstreamSpec modern = modern();
        Map<String, String> words = new HashMap<>();
        words.put("group", name());
        words.put("file", group.group().origin().file());
        words.put("url", modern.url().toString());
        words.put("host", modern.url().serverName());
        words.put("address", modern.url().authority());
        words.put("function", modern.shown());
        words.put("region", "its region");
        words.put("header", String.valueOf(secretHeader()));
        words.put("timeout", modern.timeout() == null ? "no time" : written(modern.timeout()));
        words.put("read", read == null ? "" : read.asked().target());
        words.put("route", read == null ? "" : read.route().id());
        FreshnessRule freshness = freshness();
        words.put("view", freshness == null ? "" : String.valueOf(freshness.view()));
        Platform.Lambda lambda = lambda();
        if (lambda != null) {
            words.put("function", lambda.function().toString());
            words.put("plain", lambda.function().unqualified().toString());
            words.put("name", lambda.function().name());
            words.put("alias", String.valueOf(lambda.function().qualifier()));
            words.put("region", lambda.region());
        }
        return words;
    }

    /// As files have it: `800ms`, `3s`.
    static String written(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    /// As it was measured: `12 ms`, `1.9 s`.
    static String measured(Duration time) {
        return time.toMillis() < 1_000
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }
}
