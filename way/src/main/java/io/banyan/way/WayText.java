package io.banyan.way;

import io.banyan.way.BadWay.Cause;
import io.banyan.way.Way.AskedFor;
import io.banyan.way.Way.Life;
import java.util.List;

/// Writes ways, and reads those back that were written with a known key.
public final class WayText {
    private static final SignedText FORM = new SignedText("way+jwt", "way");

    private WayText() {}

    /// As a header carries it: about 500 characters.
    ///
    /// @param key of the group that it is for
    public static String write(Way way, WayKey key) {
        Trail trail = way.trail();
        Life life = way.life();
        return FORM.write(
                Claims.write(json -> {
                    json.writeStringProperty("iss", way.installation());
                    json.writeStringProperty("aud", way.group());
                    json.writeStringProperty("sub", trail.caller());
                    json.writeStringProperty("jti", life.id());
                    json.writeNumberProperty("iat", life.sealedAt() / 1000);
                    json.writeNumberProperty("exp", (life.sealedAt() + Way.LIFE_MILLIS) / 1000);
                    json.writeNumberProperty("at", life.sealedAt());
                    json.writeNumberProperty("left", life.left());
                    json.writeStringProperty("htm", way.asked().method());
                    json.writeStringProperty("hth", way.asked().hash());
                    json.writeNumberProperty("hops", trail.hops());
                    json.writeArrayPropertyStart("chain");
                    trail.chain().forEach(json::writeString);
                    json.writeEndArray();
                    json.writeStringProperty("root", trail.root());
                }),
                key);
    }

    /// For whom it says it is; nothing is proven by it.
    public static String group(String text) throws BadWay {
        try {
            return FORM.claims(text).text("aud");
        } catch (IllegalArgumentException incomplete) {
            throw FORM.malformed();
        }
    }

    /// What it says, where one of the keys signed it and its time is not over.
    ///
    /// @param keys of the group that it must be for
    /// @param now epoch milliseconds
    public static Way read(String text, List<WayKey> keys, long now) throws BadWay {
        Way way = way(FORM.claims(text));
        FORM.verify(text, keys);
        long age = now - way.life().sealedAt();
        if (age > Way.LIFE_MILLIS + Way.LEEWAY_MILLIS || age < -Way.LEEWAY_MILLIS) {
            throw new BadWay(Cause.OUT_OF_TIME, outOfTime(age));
        }
        return way;
    }

    private static String outOfTime(long age) {
        return age < 0
                ? "The way was made " + -age / 1000
                        + " s from now: the clocks of the two machines are further apart than"
                        + " the 60 s that are allowed for; set them by NTP"
                : "The way was made " + age / 1000 + " s ago and is good for 30 s, and 60 s more for clocks that are"
                        + " apart; make a new call, or set both machines' clocks by NTP";
    }

    private static Way way(Claims claims) throws BadWay {
        try {
            Trail trail = new Trail(
                    claims.text("sub"), claims.list("chain"), hops(claims.number("hops")), claims.text("root"));
            Life life = new Life(claims.text("jti"), claims.number("at"), claims.number("left"));
            AskedFor asked = new AskedFor(claims.text("htm"), claims.text("hth"));
            return new Way(claims.text("iss"), claims.text("aud"), trail, asked, life);
        } catch (IllegalArgumentException incomplete) {
            throw FORM.malformed();
        }
    }

    private static int hops(long written) {
        if (written < 0 || written > 1_000_000) {
            throw new IllegalArgumentException("no number of hops");
        }
        return (int) written;
    }
}
