package io.banyan.feed;

import io.banyan.freshness.FeedWord;
import io.banyan.freshness.FeedWord.State;
import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what the hash of a view's version says. Redis is reached by others, too: what is not as it should be counts as
/// nothing said.
final class FeedReply {
    private static final BigDecimal LATEST = BigDecimal.valueOf(100_000_000_000L);

    private FeedReply() {}

    /// Null = nothing is said that could be understood.
    static @Nullable FeedWord word(int version, Map<String, String> fields) {
        String said = fields.get("said");
        String state = fields.get("state");
        if (said == null || state == null) {
            return null;
        }
        try {
            return new FeedWord(
                    watermark(fields),
                    version,
                    State.valueOf(state.toUpperCase(Locale.ROOT)),
                    Long.parseLong(said),
                    shown(fields.get("why")));
        } catch (IllegalArgumentException | ArithmeticException notUnderstood) {
            return null;
        }
    }

    static @Nullable Watermark watermark(Map<String, String> fields) {
        String source = fields.get("source");
        String position = fields.get("pos");
        String time = fields.get("time");
        boolean some = isThere(position) || isThere(time);
        if (source == null || source.isEmpty() || !some) {
            return null;
        }
        Source of = Source.parse(source);
        Position point = position == null || position.isEmpty() ? null : Position.parse(of, position);
        return new Watermark(of, point, time == null || time.isEmpty() ? null : instant(time));
    }

    private static boolean isThere(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private static Instant instant(String seconds) {
        BigDecimal exact = new BigDecimal(seconds);
        if (seconds.length() > 20 || exact.signum() < 0 || exact.compareTo(LATEST) > 0) {
            throw new IllegalArgumentException("no time: " + seconds);
        }
        return Instant.ofEpochMilli(exact.movePointRight(3).longValue());
    }

    static @Nullable String shown(@Nullable String why) {
        if (why == null || why.isBlank()) {
            return null;
        }
        String line = why.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }
}
