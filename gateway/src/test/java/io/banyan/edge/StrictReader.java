package io.banyan.edge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads HTTP/1.1 messages by the letter of RFC 9112; written without a look at the codec it judges. Characters stand
/// for bytes (ISO-8859-1). Where it is told to forgive, it forgives what the traffic port does, and nothing else.
final class StrictReader {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String FIELD = TOKEN + ":[\\t\\x20-\\x7e\\x80-\\xff]*";
    private static final String REQUEST = TOKEN + " [\\x21-\\x7e\\x80-\\xff]+ HTTP/1\\.[01]";
    private static final String STATUS = "HTTP/1\\.[01] [1-9][0-9]{2} [\\t\\x20-\\x7e\\x80-\\xff]*";
    private static final String CHUNK = "0*[0-9A-Fa-f]{1,7}([ \\t]*;[\\t\\x20-\\x7e\\x80-\\xff]*)?";
    private static final String DROPPED = "(?i)(content-length|transfer-encoding|trailer)([ \\t][^:\\n]*)?:[^\\n]*";
    private final String bytes;
    private final Forgives forgives;
    private int at;

    private StrictReader(String bytes, int from, Forgives forgives) {
        this.bytes = bytes;
        this.at = from;
        this.forgives = forgives;
    }

    static StrictReader of(String bytes, int from) {
        return new StrictReader(bytes, from, Forgives.NOTHING);
    }

    static StrictReader of(String bytes, Forgives forgives) {
        return new StrictReader(bytes, 0, forgives);
    }

    enum Forgives {
        NOTHING,
        /// Any white space before and within the request line, folded lines (RFC 9112 2.2, 3, 5.2), and whatever a
        /// trailer says of framing: it is dropped.
        CLIENTS,
        /// The same, and: white space behind a header's name (5.1), and what follows it there; a status without the
        /// space behind it; another version of HTTP, in any case; `identity`.
        UPSTREAMS
    }

    /// What no strict reader takes.
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what);
        }
    }

    /// A message that ended where its framing says; `start` has three parts.
    record Message(List<String> start, List<List<String>> headers, String body, List<List<String>> trailers) {
        /// The values of a header, name in any case.
        List<String> all(String name) {
            return headers.stream()
                    .filter(header -> header.getFirst().equalsIgnoreCase(name))
                    .map(List::getLast)
                    .toList();
        }

        int status() {
            return Integer.parseInt(start.get(1));
        }
    }

    /// Where the next message begins.
    int at() {
        return at;
    }

    boolean atEnd() {
        return at == bytes.length();
    }

    String rest() {
        return bytes.substring(at);
    }

    /// The next request, or null when the bytes end before it does.
    @Nullable
    Message request() {
        int from = at;
        Message head = head(REQUEST);
        if (head != null) {
            int hosts = head.all("host").size();
            check(hosts == 1 || (hosts == 0 && head.start().get(2).equals("HTTP/1.0")), hosts + " Host headers");
            check(
                    head.start().get(2).equals("HTTP/1.1")
                            || head.all("transfer-encoding").isEmpty(),
                    "TE in HTTP/1.0");
        }
        Message whole = head == null ? null : framed(head);
        at = whole == null ? from : at;
        return whole;
    }

    /// The next answer, or null when the bytes end before it does.
    ///
    /// @param ended the connection was closed behind the bytes, which ends an answer that has no length
    @Nullable
    Message answer(boolean toHead, boolean ended) {
        int from = at;
        Message head = head(STATUS);
        if (head == null) {
            at = from;
            return null;
        }
        int status = head.status();
        check(
                status != 101
                        || forgives != Forgives.NOTHING
                        || head.all("content-length").isEmpty(),
                "a 101 with a length");
        boolean old = head.start().getFirst().equals("HTTP/1.0");
        check(!old || head.all("transfer-encoding").isEmpty(), "TE in HTTP/1.0");
        boolean bodiless = toHead || status < 200 || status == 204 || status == 304;
        Message whole = bodiless ? bare(head) : framed(head);
        boolean unframed =
                !bodiless && !codings(head) && head.all("content-length").isEmpty();
        if (unframed && ended) {
            whole = new Message(head.start(), head.headers(), rest(), List.of());
            at = bytes.length();
        } else if (unframed) {
            whole = null;
        }
        at = whole == null ? from : at;
        return whole;
    }

    private Message bare(Message head) {
        if (!head.all("content-length").isEmpty()) {
            length(head);
        }
        if (forgives == Forgives.NOTHING) {
            codings(head);
        }
        return head;
    }

    private @Nullable Message head(String startLine) {
        boolean forgiving = forgives != Forgives.NOTHING;
        while (forgiving && at < bytes.length() && bytes.charAt(at) <= ' ') {
            at++;
        }
        String line = forgiving ? rawLine() : line();
        if (line == null) {
            return null;
        }
        String start = forgiving ? tidied(line) : line;
        check(start.matches(startLine), "start line " + start);
        List<List<String>> headers = fields(false);
        return headers == null ? null : new Message(List.of(start.split(" ", 3)), headers, "", List.of());
    }

    private String tidied(String start) {
        String one = start.replaceAll("[ \\t\\x0b\\f\\r]+", " ").strip();
        return forgives == Forgives.CLIENTS
                ? one
                : (one + " ").replaceFirst("(?i)^HTTP/\\d\\.\\d ([1-9]\\d\\d) ", "HTTP/1.1 $1 ");
    }

    private @Nullable List<List<String>> fields(boolean trailers) {
        List<List<String>> fields = new ArrayList<>();
        for (String line = rawLine(); line != null; line = rawLine()) {
            if (line.isEmpty()) {
                return fields;
            }
            if (trailers && forgives != Forgives.NOTHING && line.matches(DROPPED)) {
                continue;
            }
            if (forgives == Forgives.UPSTREAMS) {
                line = line.replaceFirst("^(" + TOKEN + ")[ \\t\r][^:\n]*(:|$)", "$1:");
            }
            oneLine(line);
            if (forgives != Forgives.NOTHING && !fields.isEmpty() && line.matches("[ \\t].*")) {
                List<String> last = fields.removeLast();
                fields.add(List.of(last.getFirst(), (last.getLast() + " " + line.strip()).strip()));
                continue;
            }
            check(line.matches(FIELD), "header line " + line);
            int colon = line.indexOf(':');
            fields.add(
                    List.of(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return null;
    }

    /// The next line without its end, or null; a carriage return or line feed stands nowhere else.
    private @Nullable String line() {
        String line = rawLine();
        if (line != null) {
            oneLine(line);
        }
        return line;
    }

    private static void oneLine(String line) {
        check(line.indexOf('\r') < 0 && line.indexOf('\n') < 0, "line " + line);
    }

    private @Nullable String rawLine() {
        int from = at;
        int end = bytes.indexOf("\r\n", from);
        at = end < 0 ? bytes.length() : end + 2;
        return end < 0 ? null : bytes.substring(from, end);
    }

    private @Nullable Message framed(Message head) {
        boolean chunked = codings(head);
        boolean sized = !head.all("content-length").isEmpty();
        if (chunked) {
            check(!sized, "both lengths");
            return chunks(head);
        }
        long length = sized ? length(head) : 0;
        if (length > bytes.length() - at) {
            return null;
        }
        String body = bytes.substring(at, at + (int) length);
        at += (int) length;
        return new Message(head.start(), head.headers(), body, List.of());
    }

    private boolean codings(Message head) {
        List<String> codings = head.all("transfer-encoding");
        if (forgives == Forgives.UPSTREAMS
                && codings.size() == 1
                && codings.getFirst().equalsIgnoreCase("identity")) {
            return false;
        }
        check(
                codings.isEmpty()
                        || (codings.size() == 1
                                && codings.getFirst().toLowerCase(Locale.ROOT).equals("chunked")),
                "transfer codings " + codings);
        return !codings.isEmpty();
    }

    private static long length(Message head) {
        List<String> lengths = head.all("content-length");
        check(lengths.size() == 1 && lengths.getFirst().matches("[0-9]+"), "lengths " + lengths);
        BigInteger length = new BigInteger(lengths.getFirst());
        check(length.bitLength() < Long.SIZE, "a length of " + length);
        return length.longValue();
    }

    private @Nullable Message chunks(Message head) {
        StringBuilder body = new StringBuilder();
        for (String size = line(); size != null; size = line()) {
            check(size.matches(CHUNK), "chunk size " + size);
            int length = Integer.parseInt(size.split("[ \t;]", 2)[0], 16);
            if (length == 0) {
                List<List<String>> trailers = fields(true);
                return trailers == null ? null : new Message(head.start(), head.headers(), body.toString(), trailers);
            }
            int end = at + length;
            if (end + 2 > bytes.length()) {
                check(end >= bytes.length() || bytes.charAt(end) == '\r', "the end of a chunk");
                return null;
            }
            check(bytes.startsWith("\r\n", end), "the end of a chunk");
            body.append(bytes, at, end);
            at = end + 2;
        }
        return null;
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new Malformed(otherwise);
        }
    }
}
