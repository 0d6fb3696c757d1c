package io.banyan.upstream;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.AsciiString;
import java.util.Map;

/// What `--lenient-legacy` makes of lines that HTTP forbids in an answer, so that its client gets lines that HTTP
/// allows: what the standards say how to forward, else nothing of the line.
final class LenientLines {
    /// The name of headers that are left out; no line can be called so.
    private static final AsciiString LEFT_OUT = AsciiString.EMPTY_STRING;

    private LenientLines() {}

    /// The name under which a line is kept until [#tidy]. White space between a name and its colon is taken away
    /// (RFC 9112 §5.1); a name that is no token, or begins with white space (§2.2), is left out with its line.
    /// Of a line that says how long the body is, nothing is guessed.
    ///
    /// @param end the index in `line` behind the name
    /// @throws IllegalArgumentException white space behind the name of a framing header
    static AsciiString name(AsciiString name, byte[] line, int end) {
        int colon = end;
        while (line[colon] == ' ' || line[colon] == '\t') {
            colon++;
        }
        if (line[colon] != ':' || !isToken(name)) {
            return LEFT_OUT;
        }
        if (colon > end && HeaderRules.framing(name)) {
            throw new IllegalArgumentException("white space behind the name of a framing header");
        }
        return name;
    }

    private static boolean isToken(AsciiString name) {
        for (int i = 0; i < name.length(); i++) {
            int c = name.byteAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /// Takes out the lines that are left out, and makes spaces of the three characters that no value may hold (RFC 9110
    /// §5.5): NUL, CR and LF.
    static void tidy(HttpHeaders headers) {
        headers.remove(LEFT_OUT);
        var all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            String value = header.getValue().toString();
            if (value.chars().anyMatch(c -> c == 0 || c == '\r' || c == '\n')) {
                header.setValue(value.replace('\0', ' ').replace('\r', ' ').replace('\n', ' '));
            }
        }
    }

    /// Of a length and chunks the chunks count (RFC 9112 §6.3); the two together may be an attack, so nobody else uses
    /// this connection.
    static void chunksWin(HttpMessage answer) {
        answer.headers().remove(HttpHeaderNames.CONTENT_LENGTH);
        HttpUtil.setKeepAlive(answer, false);
    }
}
