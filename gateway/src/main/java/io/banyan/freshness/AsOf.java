package io.banyan.freshness;

import io.banyan.position.Position;
import io.banyan.position.Source;
import io.banyan.position.Watermark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an answer says of the data behind it: `"7c1f00aa";pos="123456789";time=1764338400.123;view="events";v=3`. As
/// `Banyan-As-Of` MODERN says it of the very data that it read; as `Banyan-Position` LEGACY says it of the write that
/// it has made, or of what it shows.
///
/// @param view which view it was read from; null = not told
/// @param version of that view, from 1; 0 = not told
public record AsOf(Watermark watermark, @Nullable String view, int version) {
    private static final int LONGEST = 1_000;
    private static final int MOST_VERSION = 1_000_000_000;

    /// Null = nothing is proven: it is no structured field of this kind, names no source of 8 hex digits, or has
    /// neither `pos` nor `time`. Parameters that nobody knows here are left alone; of one that comes twice the last
    /// counts (RFC 9651 §3.1.2).
    public static @Nullable AsOf parse(String header) {
        if (header.length() > LONGEST) {
            return null;
        }
        ItemReader item = new ItemReader(header);
        String source = item.value();
        if (source == null || source.length() != 8) {
            return null;
        }
        Parameters found = new Parameters();
        for (String key = item.key(); key != null; key = item.key()) {
            if (!found.take(key, item)) {
                return null;
            }
        }
        try {
            return item.ended() ? found.of(Source.parse(source)) : null;
        } catch (IllegalArgumentException refused) {
            return null;
        }
    }

    /// As it is written; what was not told is left out.
    public String text() {
        StringBuilder text =
                new StringBuilder(96).append('"').append(watermark.source()).append('"');
        Position position = watermark.position();
        if (position != null) {
            text.append(";pos=\"").append(position.digits()).append('"');
        }
        Instant time = watermark.time();
        if (time != null) {
            text.append(";time=").append(time.getEpochSecond()).append('.');
            int millis = time.getNano() / 1_000_000;
            text.append(millis / 100).append(millis / 10 % 10).append(millis % 10);
        }
        if (view != null) {
            text.append(";view=\"")
                    .append(view.replaceAll("[\"\\\\]", "\\\\$0"))
                    .append('"');
        }
        return version == 0
                ? text.toString()
                : text.append(";v=").append(version).toString();
    }

    /// What stands in the parameters, the last of each.
    private static final class Parameters {
        private @Nullable String position;
        private @Nullable Instant time;
        private @Nullable String view;
        private int version;
        /// A bit for each key whose last value is none that it may have.
        private int wrong;

        /// False = this is no structured field.
        boolean take(String key, ItemReader item) {
            wrong &= ~bit(key);
            if (!item.hasValue()) {
                return wrong(key);
            }
            return switch (key) {
                case "pos" -> item.isString() ? (position = item.string()) != null : wrong(key) && item.skip();
                case "view" -> item.isString() ? (view = item.string()) != null : wrong(key) && item.skip();
                case "time" -> item.isNumber() ? time(item.thousandths()) : wrong(key) && item.skip();
                case "v" -> item.isNumber() ? version(item.thousandths()) : wrong(key) && item.skip();
                default -> item.skip();
            };
        }

        /// None of a key that nobody knows here.
        private static int bit(String key) {
            return switch (key) {
                case "pos" -> 1;
                case "view" -> 2;
                case "time" -> 4;
                case "v" -> 8;
                default -> 0;
            };
        }

        private boolean wrong(String key) {
            wrong |= bit(key);
            return true;
        }

        private boolean time(@Nullable Long millis) {
            time = millis == null || millis < 0 ? null : Instant.ofEpochMilli(millis);
            return millis != null && (millis >= 0 || wrong("time"));
        }

        private boolean version(@Nullable Long thousandths) {
            boolean whole = thousandths != null
                    && thousandths % 1000 == 0
                    && thousandths >= 1000
                    && thousandths <= MOST_VERSION * 1000L;
            version = whole && thousandths != null ? (int) (thousandths / 1000) : 0;
            return thousandths != null && (whole || wrong("v"));
        }

        private @Nullable AsOf of(Source source) {
            if (wrong != 0 || (position == null && time == null)) {
                return null;
            }
            Position point = position == null ? null : Position.parse(source, position);
            return new AsOf(new Watermark(source, point, time), view, version);
        }
    }
}
