package io.banyan.functionstests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.banyan.lambda.Field;
import io.banyan.lambda.HttpAsk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Requests that clients may send and gateways have fallen over, the same ones in every run.
final class OddAsks {
    private static final List<String> METHODS =
            List.of("GET", "GET", "GET", "HEAD", "POST", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND");
    private static final List<String> SEGMENTS = List.of(
            "events",
            "7",
            "a%20b",
            "a%2Fb",
            "a%2fb",
            "%23",
            "%3F",
            "%40",
            "a+b",
            "~",
            "a.b",
            "(x)",
            "caf%C3%A9",
            "%E2%82%AC",
            "*",
            "'",
            "a:b",
            "$",
            "@",
            "x;y=1",
            "a,b",
            "%25",
            "%7Bid%7D",
            "{id}",
            "!",
            "a|b",
            "a^b",
            "[1]",
            "a\"b",
            "",
            "..",
            ".",
            "%2e%2e",
            "%00",
            "a&b=c",
            "<b>",
            "`",
            "%zz",
            "%ff",
            "a\\b");
    private static final List<String> PLAIN = SEGMENTS.subList(0, 12);
    private static final List<String> KEYS =
            List.of("a", "a", "b", "view", "a[]", "a.b", "caf%C3%A9", "x%20y", "x+y", "A", "%5B%5D", "", "__proto__");
    private static final List<String> VALUES = List.of(
            "", "1", "2", "a%20b", "a+b", "%2F", "/", "a%2Bb", "%C3%A9", "x,y", "~", "%3D", "=", "%26", "(1)", "*",
            "%25", "a:b", "@", "?", "'", "!", "{}", "%7b%7d", "a;b", "[1]", "<b>", "a\"b");
    private static final List<String> COOKIES = List.of(
            "a=1",
            "a=1; b=2",
            "a=1;b=2",
            "a=",
            "a=b=c",
            "a=\"x y\"",
            "a=%20; c=d",
            "a=1; a=2",
            "a=1;",
            "s=x/y+z==",
            "flag",
            "a=" + utf8("é"));
    private static final List<Field> HEADERS = List.of(
            new Field("X-A", "1"),
            new Field("x-a", "2"),
            new Field("X-A", ""),
            new Field("Accept", "text/html, */*;q=0.1"),
            new Field("Accept", "application/json"),
            new Field("Accept-Language", "de,en"),
            new Field("User-Agent", "curl/8"),
            new Field("Authorization", "Bearer of-the-client"),
            new Field("X-Forwarded-For", "203.0.113.9"),
            new Field("X-Name", utf8("Zoë 東")),
            new Field("X_Under", "a, b"),
            new Field("X-Space", "a  b\tc"),
            new Field("X-Quote", "\"a,b\""),
            new Field("If-None-Match", "W/\"1\", \"2\""),
            new Field("Origin", "https://other.example"),
            new Field("X-Forwarded-Proto", "https"),
            new Field("Referer", "https://other.example/?a=b"),
            new Field("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793"));
    private static final List<Field> TYPES = List.of(
            new Field("Content-Type", "application/json"),
            new Field("Content-Type", "application/json; charset=utf-8"),
            new Field("Content-Type", "text/plain"),
            new Field("Content-Type", "application/x-www-form-urlencoded"),
            new Field("content-type", "application/octet-stream"),
            new Field("Content-Type", "image/png"),
            new Field("Content-Type", "multipart/form-data; boundary=b"));
    private static final List<byte[]> BODIES = List.of(
            "{\"a\":1}".getBytes(UTF_8),
            "{\"headers\":{\"x\":\"1\"},\"body\":\"b\"}".getBytes(UTF_8),
            "[]".getBytes(UTF_8),
            "a=1&a=2&b=%20+".getBytes(UTF_8),
            "Zoë 東 😀".getBytes(UTF_8),
            "\uFEFFa\u0000b\r\n".getBytes(UTF_8),
            "{not json".getBytes(UTF_8),
            new byte[] {(byte) 0xC3, 0x28, 0, 1, (byte) 0xFF},
            new byte[0],
            "\"".repeat(3000).getBytes(UTF_8));

    private final Random random = new Random(13);

    HttpAsk next() {
        String method = pick(METHODS);
        List<Field> headers = new ArrayList<>();
        headers.add(new Field("Host", pick(List.of("www.example.com:8443", "api.example.com", "localhost"))));
        for (int i = random.nextInt(6); i > 0; i--) {
            headers.add(pick(HEADERS));
        }
        for (int i = random.nextInt(8) - 5; i > 0; i--) {
            headers.add(new Field("Cookie", pick(COOKIES)));
        }
        byte[] body = {};
        if (method.startsWith("P") || (method.equals("DELETE") && random.nextBoolean())) {
            body = pick(BODIES);
            if (random.nextInt(5) > 0) {
                headers.add(pick(TYPES));
            }
            headers.add(new Field("Content-Length", String.valueOf(body.length)));
        }
        return new HttpAsk(method, target(), "HTTP/1.1", headers, "127.0.0.1", body, "", Instant.EPOCH);
    }

    private String target() {
        StringBuilder target = new StringBuilder();
        List<String> of = random.nextInt(3) == 0 ? SEGMENTS : PLAIN;
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            target.append('/').append(pick(of));
        }
        int parameters = Math.max(0, random.nextInt(7) - 2);
        for (int i = 0; i < parameters; i++) {
            target.append(i == 0 ? '?' : '&').append(pick(KEYS));
            if (i == 0 || random.nextInt(6) > 0) {
                target.append('=').append(pick(VALUES));
            }
        }
        return target.toString();
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// As its bytes are sent.
    private static String utf8(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
