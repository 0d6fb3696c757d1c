package io.banyan.way;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.banyan.way.BadWay.Cause;
import java.util.Base64;
import java.util.List;

/// A JSON Web Token (RFC 7519) in its compact form, `header.claims.signature`, with one header for each use: nobody
/// chooses an algorithm by it.
final class SignedText {
    /// The longest that is read, in characters.
    static final int LONGEST = 4096;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final String header;
    private final String what;

    /// @param type the header's `typ`
    /// @param what it is, for messages: `way`
    SignedText(String type, String what) {
        String json = "{\"alg\":\"HS256\",\"typ\":\"" + type + "\"}";
        this.header = ENCODER.encodeToString(json.getBytes(UTF_8));
        this.what = what;
    }

    boolean isOne(String text) {
        return text.startsWith(header + ".");
    }

    String write(byte[] claims, WayKey key) {
        String signed = header + "." + ENCODER.encodeToString(claims);
        return signed + "." + ENCODER.encodeToString(key.sign(signed));
    }

    /// What it says, whoever signed it.
    Claims claims(String text) throws BadWay {
        int end = text.lastIndexOf('.');
        if (text.length() > LONGEST || !isOne(text) || end <= header.length()) {
            throw malformed();
        }
        try {
            return Claims.read(DECODER.decode(text.substring(header.length() + 1, end)));
        } catch (IllegalArgumentException none) {
            throw malformed();
        }
    }

    /// Throws unless one of the keys signed it.
    void verify(String text, List<WayKey> keys) throws BadWay {
        int end = text.lastIndexOf('.');
        String signed = text.substring(0, end);
        String signature = text.substring(end + 1);
        for (WayKey key : keys) {
            if (key.signed(signed, signature)) {
                return;
            }
        }
        throw new BadWay(Cause.FORGED, "The " + what + " is not signed with a key that is known here");
    }

    BadWay malformed() {
        return new BadWay(Cause.MALFORMED, "The " + what + " is not one that a gateway made");
    }
}
