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
    static final AsciiString LEFT_OUT = AsciiString.EMPTY_STRING;

    private LenientLines() {}

    /// The name under which a line is kept until [#tidy]: one that is no token is left out with its line, and so is one
    /// that begins with white space (RFC 9112 §2.2).
    static AsciiString name(AsciiString name) {
        return isToken(name) ? name : LEFT_OUT;
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
