package io.banyan.feed;

import io.banyan.freshness.FreshnessState;
import io.banyan.view.View;
import io.banyan.view.ViewVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What was heard of each view last, and when each version last said something new: by that, and by no clock but this
/// gateway's, it is known to be silent. Safe for any thread.
final class ViewsHeard {
    private final Map<String, ViewReply> replies = new ConcurrentHashMap<>();
    private final Map<String, Heard> said = new ConcurrentHashMap<>();

    /// @param text of `said`
    private record Heard(String text, Instant at) {}

    /// A view was looked at.
    View heard(ViewReply reply, Instant now) {
        for (VersionReply version : reply.versions()) {
            if (!version.said().isEmpty()) {
                said.compute(
                        key(reply, version),
                        (key, before) -> before != null && before.text().equals(version.said())
                                ? before
                                : new Heard(version.said(), now));
            }
        }
        if (reply.versions().isEmpty()) {
            replies.remove(reply.view());
        } else {
            replies.put(reply.view(), reply);
        }
        return view(reply, now);
    }

    /// These are all views that there are.
    void only(List<String> views) {
        replies.keySet().retainAll(views);
    }

    /// In the order of their names.
    List<View> all(Instant now) {
        return replies.keySet().stream()
                .sorted()
                .map(replies::get)
                .filter(reply -> reply != null)
                .map(reply -> view(reply, now))
                .toList();
    }

    private View view(ViewReply reply, Instant now) {
        List<ViewVersion> versions = reply.versions().stream()
                .map(version -> version(reply, version, now))
                .toList();
        return new View(reply.view(), reply.active(), versions);
    }

    private ViewVersion version(ViewReply reply, VersionReply version, Instant now) {
        @Nullable Heard heard = said.get(key(reply, version));
        Instant at = heard == null ? null : heard.at();
        boolean silent = at == null || Duration.between(at, now).compareTo(FreshnessState.SILENT) > 0;
        return version.version(at, silent);
    }

    private static String key(ViewReply reply, VersionReply version) {
        return version.number() + " " + reply.view();
    }
}
