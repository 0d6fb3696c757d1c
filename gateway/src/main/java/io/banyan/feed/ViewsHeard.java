package io.banyan.feed;

import io.banyan.freshness.FreshnessState;
import io.banyan.view.View;
import io.banyan.view.ViewVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What was heard of each view last, and when each version last said something new: by that, and by no clock but this
/// gateway's, it is known to be silent. Safe for any thread.
final class ViewsHeard {
    private final Map<String, ViewReply> replies = new ConcurrentHashMap<>();
    /// View → number of a version → what it said.
    private final Map<String, Map<Integer, Heard>> said = new ConcurrentHashMap<>();

    /// @param text of `said`
    private record Heard(String text, Instant at) {}

    /// A view was looked at.
    View heard(ViewReply reply, Instant now) {
        said.compute(reply.view(), (view, before) -> said(reply, before == null ? Map.of() : before, now));
        if (reply.versions().isEmpty()) {
            replies.remove(reply.view());
        } else {
            replies.put(reply.view(), reply);
        }
        return view(reply, now);
    }

    /// Of its versions and of no others; null = of none.
    private static @Nullable Map<Integer, Heard> said(ViewReply reply, Map<Integer, Heard> before, Instant now) {
        Map<Integer, Heard> all = new HashMap<>();
        for (VersionReply version : reply.versions()) {
            Heard last = before.get(version.number());
            boolean isNew =
                    !version.said().isEmpty() && (last == null || !last.text().equals(version.said()));
            Heard kept = isNew ? new Heard(version.said(), now) : last;
            if (kept != null) {
                all.put(version.number(), kept);
            }
        }
        return all.isEmpty() ? null : Map.copyOf(all);
    }

    /// These are all views that there are.
    void only(List<String> views) {
        replies.keySet().retainAll(views);
        said.keySet().retainAll(views);
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
        Heard heard = said.getOrDefault(reply.view(), Map.of()).get(version.number());
        Instant at = heard == null ? null : heard.at();
        boolean silent = at == null || Duration.between(at, now).compareTo(FreshnessState.SILENT) > 0;
        return version.version(at, silent);
    }
}
