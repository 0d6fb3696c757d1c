package io.banyan.identity;

import java.util.List;
import java.util.function.Consumer;

/// Where the monolith reads who asks: a cookie or a header of the request. Of `cookie:JSESSIONID` the name is
/// `JSESSIONID`, letter by letter; a header's name is in any case, and kept in lower case.
public record CredentialSource(Kind kind, String name) {
    public enum Kind {
        COOKIE,
        HEADER
    }

    /// As a file writes it.
    @Override
    public String toString() {
        return (kind == Kind.COOKIE ? "cookie:" : "header:") + name;
    }

    /// Every value that a request has there, in order: of a cookie that comes twice, both, since nobody here knows
    /// which one the monolith takes. Empty = it has none.
    ///
    /// @param headers all values of `Cookie`, or of the header
    List<String> in(List<String> headers) {
        if (kind == Kind.HEADER || headers.isEmpty()) {
            return List.copyOf(headers);
        }
        return headers.stream().<String>mapMulti(this::cookies).toList();
    }

    private void cookies(String header, Consumer<String> found) {
        for (int start = 0; start < header.length(); ) {
            int semicolon = header.indexOf(';', start);
            int end = semicolon < 0 ? header.length() : semicolon;
            int equals = header.indexOf('=', start);
            if (equals >= 0
                    && equals < end
                    && header.substring(start, equals).strip().equals(name)) {
                found.accept(header.substring(equals + 1, end).strip());
            }
            start = end + 1;
        }
    }
}
