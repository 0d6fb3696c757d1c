package io.banyan.functionstests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Ways in which JavaScript writes paths and queries anew.
final class Encodings {
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final String PLAIN_TO_URIS = ";,/?:@&=+$-_.!~*'()#";

    private Encodings() {}

    /// The bytes of UTF-8 text, each as a character of ISO 8859-1.
    static String latin1(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    /// A query as `URLSearchParams` writes it.
    static String form(String query) {
        return parameters(query).stream()
                .map(pair -> URLEncoder.encode(pair.getKey(), UTF_8) + "=" + URLEncoder.encode(pair.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /// A query's parameters by name, each `encodeURI(name + "=" + value)` of what was decoded.
    static String byName(String query) {
        Map<String, List<String>> grouped = new LinkedHashMap<>();
        for (Map.Entry<String, String> pair : parameters(query)) {
            grouped.computeIfAbsent(pair.getKey(), none -> new ArrayList<>())
                    .add(encodeUri(pair.getKey() + "=" + pair.getValue()));
        }
        return grouped.values().stream().flatMap(List::stream).collect(Collectors.joining("&"));
    }

    static List<Map.Entry<String, String>> parameters(String query) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!pair.isEmpty()) {
                pairs.add(Map.entry(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1])));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    private static String encodeUri(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : text.getBytes(UTF_8)) {
            char letter = (char) (one & 0xFF);
            boolean plain = letter < 0x80 && (Character.isLetterOrDigit(letter) || PLAIN_TO_URIS.indexOf(letter) >= 0);
            encoded.append(plain ? String.valueOf(letter) : "%%%02X".formatted((int) letter));
        }
        return encoded.toString();
    }

    /// A path with all decoded but slashes, without dots, and without its last slash: the same one for all paths
    /// that only differ in how they are written.
    static String plain(String path) {
        String decoded = ENCODED.matcher(path).replaceAll(found -> {
            char letter = (char) Integer.parseInt(found.group(1), 16);
            boolean separates = letter == '/' || letter == '\\';
            return Matcher.quoteReplacement(separates ? "%%%02X".formatted((int) letter) : String.valueOf(letter));
        });
        List<String> segments = new ArrayList<>();
        for (String segment : decoded.replace('\\', '/').substring(1).split("/", -1)) {
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
            } else if (!segment.equals(".")) {
                segments.add(segment);
            }
        }
        return ("/" + String.join("/", segments)).replaceFirst("(?<=.)/$", "");
    }

    /// Whether each percent sign begins a character of UTF-8.
    static boolean isDecodable(String path) {
        if (Pattern.compile("%(?![0-9A-Fa-f]{2})").matcher(path).find()) {
            return false;
        }
        return !decoded(path.replace("+", "%2B")).contains("\uFFFD");
    }
}
