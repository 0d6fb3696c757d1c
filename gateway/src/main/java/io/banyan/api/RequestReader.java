package io.banyan.api;

import io.banyan.report.AskedRequest;
import io.banyan.split.ClientAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads the request that somebody asks about.
final class RequestReader {
    /// Nothing in the target is judged: an odd one is what people ask about.
    private static final Pattern URL = Pattern.compile("(?i:https?)://([^/?#]*)([^#]*)(?:#.*)?");

    private static final String EXAMPLE = "[[\"X-Member-Id\", \"m1\"]]";

    private RequestReader() {}

    static AskedRequest read(JsonBody body) {
        body.only(List.of("method", "url", "headers", "client"));
        String method = body.text("method", "the method", "\"GET\"");
        String url = body.text("url", "the path, or a whole URL", "\"/events/7\"");
        List<Map.Entry<String, String>> headers = new ArrayList<>(headers(body));
        String client = client(body);
        Matcher whole = URL.matcher(url);
        String target = url;
        if (whole.matches()) {
            String behind = whole.group(2);
            target = behind.startsWith("/") ? behind : "/" + behind;
            if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Host"))) {
                headers.addFirst(Map.entry("Host", whole.group(1)));
            }
        } else if (!url.isEmpty() && !url.startsWith("/")) {
            body.problem(
                    "the URL was '%s' but must be a path or a URL of http or https; write /%s".formatted(url, url));
        }
        body.check();
        return new AskedRequest(method, target, headers, ClientAddress.of(client));
    }

    private static List<Map.Entry<String, String>> headers(JsonBody body) {
        JsonNode written = body.member("headers");
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        if (written == null || written.isNull()) {
            return headers;
        }
        boolean pairs = written.isArray();
        for (JsonNode pair : written) {
            if (pair.isArray()
                    && pair.size() == 2
                    && pair.get(0).isString()
                    && pair.get(1).isString()) {
                headers.add(Map.entry(pair.get(0).stringValue(), pair.get(1).stringValue()));
            } else {
                pairs = false;
            }
        }
        if (!pairs) {
            body.problem("headers was %s but must be a list of pairs of strings; write \"headers\": %s"
                    .formatted(JsonBody.shown(written), EXAMPLE));
        }
        return headers;
    }

    private static String client(JsonBody body) {
        JsonNode written = body.member("client");
        if (written == null || written.isNull()) {
            return "";
        }
        try {
            return InetAddress.ofLiteral(written.isString() ? written.stringValue() : "")
                    .getHostAddress();
        } catch (IllegalArgumentException malformed) {
            body.problem("the client's address was %s but must be an IP address; write one such as 203.0.113.7"
                    .formatted(JsonBody.shown(written)));
            return "";
        }
    }
}
