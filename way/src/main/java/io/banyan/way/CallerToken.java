package io.banyan.way;

import io.banyan.way.BadWay.Cause;
import java.util.List;

/// The token by which a function shows, when it calls another group through the inner door, whose it is. Its host
/// makes it with the group's key, and a gateway checks it with the same one.
///
/// @param group whose function it is (`sub`)
/// @param function its name, for logs
/// @param expires epoch seconds
public record CallerToken(String group, String function, long expires) {
    /// The header that carries a caller's token, of any kind.
    public static final String HEADER = "X-Banyan-Caller";

    private static final SignedText FORM = new SignedText("caller+jwt", "caller token");

    /// Whether a text looks like one of these, and not like another kind of token.
    public static boolean isOne(String text) {
        return FORM.isOne(text);
    }

    /// As a header carries it.
    ///
    /// @param key of the group
    public String write(WayKey key) {
        byte[] claims = Claims.write(json -> {
            json.writeStringProperty("sub", group);
            json.writeStringProperty("fn", function);
            json.writeNumberProperty("exp", expires);
        });
        return FORM.write(claims, key.ofCallers());
    }

    /// For which group it says it is; nothing is proven by it.
    public static String group(String text) throws BadWay {
        return read(text).group();
    }

    /// What it says, where one of the keys signed it and its time is not over.
    ///
    /// @param keys of the group that it says
    /// @param now epoch milliseconds
    public static CallerToken read(String text, List<WayKey> keys, long now) throws BadWay {
        CallerToken token = read(text);
        FORM.verify(text, keys.stream().map(WayKey::ofCallers).toList());
        if (now > token.expires * 1000 + Way.LEEWAY_MILLIS) {
            throw new BadWay(Cause.OUT_OF_TIME, "The caller token has expired");
        }
        return token;
    }

    private static CallerToken read(String text) throws BadWay {
        Claims claims = FORM.claims(text);
        try {
            return new CallerToken(claims.text("sub"), claims.text("fn"), claims.number("exp"));
        } catch (IllegalArgumentException incomplete) {
            throw FORM.malformed();
        }
    }
}
