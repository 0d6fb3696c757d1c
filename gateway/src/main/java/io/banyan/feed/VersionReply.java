package io.banyan.feed;

import io.banyan.freshness.FeedWord;
import io.banyan.position.Watermark;
import io.banyan.view.Build;
import io.banyan.view.ViewVersion;
import io.banyan.view.ViewVersion.Did;
import io.banyan.view.ViewVersion.Errands;
import io.banyan.view.ViewVersion.State;
import io.banyan.view.Wish;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what the feed has of one version. Others reach Redis, too: what is not as it should be counts as not said.
///
/// @param fields of its hash; empty where there is none
/// @param asked the wish that waits; empty = none
record VersionReply(int number, Map<String, String> fields, String asked) {
    private static final String OLDER =
            "its runner is older than this gateway and takes over no request (rebuild, replay,"
                    + " drop); replace it with a projector of this version";
    private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,17}");

    /// The same of a runner that lists no versions, which says so itself: there is nothing else to see it by.
    VersionReply ofOlderRunner() {
        Map<String, String> all = new HashMap<>(fields);
        all.merge("why", OLDER, (why, older) -> why.isEmpty() ? older : why);
        return new VersionReply(number, all, asked);
    }

    /// When its runner wrote this, as written: looked at for change only; empty = never.
    String said() {
        return fields.getOrDefault("said", "");
    }

    /// @param heard when `said` changed last, on this gateway's clock; null = it was never said
    ViewVersion version(@Nullable Instant heard, boolean silent) {
        FeedWord.State state = state();
        return new ViewVersion(
                number,
                silent || state == null ? State.SILENT : State.valueOf(state.name()),
                watermark(),
                heard,
                FeedReply.shown(fields.get("why")),
                state == FeedWord.State.BUILDING || isThere("rows") ? build() : null,
                count("dead"),
                new Errands(waiting(), fields.getOrDefault("doing", ""), did()));
    }

    private FeedWord.@Nullable State state() {
        try {
            return FeedWord.State.valueOf(fields.getOrDefault("state", "").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private @Nullable Watermark watermark() {
        try {
            return FeedReply.watermark(fields);
        } catch (IllegalArgumentException | ArithmeticException notUnderstood) {
            return null;
        }
    }

    private Build build() {
        int begun = (int) Math.min(Integer.MAX_VALUE, Math.max(1, count("begun")));
        return new Build(count("rows"), count("expected"), count("rate"), begun);
    }

    private @Nullable Wish waiting() {
        return asked.isEmpty() ? null : WishText.read(asked);
    }

    private @Nullable Did did() {
        String text = fields.getOrDefault("did", "");
        return text.isEmpty() ? null : WishText.did(text);
    }

    private boolean isThere(String field) {
        return !fields.getOrDefault(field, "").isEmpty();
    }

    private long count(String field) {
        String text = Objects.requireNonNullElse(fields.get(field), "");
        return COUNT.matcher(text).matches() ? Long.parseLong(text) : 0;
    }
}
