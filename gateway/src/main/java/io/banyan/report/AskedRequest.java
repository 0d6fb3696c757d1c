package io.banyan.report;

import io.banyan.decide.RequestView;
import io.banyan.split.ClientAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A request that somebody asks about, as if it had come in.
///
/// @param target `/events/7?x=1`
/// @param headers in order; a host that the URL named is among them
public record AskedRequest(String method, String target, List<Map.Entry<String, String>> headers, ClientAddress client)
        implements RequestView {
    public AskedRequest {
        target = bytes(target);
        headers = headers.stream()
                .map(header -> Map.entry(header.getKey(), bytes(header.getValue())))
                .toList();
    }

    /// Characters that stand for bytes, as a client would send them.
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Override
    public List<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// A header's name in the letters of the request.
    String spelled(String name) {
        return headers.stream()
                .map(Map.Entry::getKey)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }

    @Override
    public boolean hasBody() {
        return headers.stream().anyMatch(header -> switch (header.getKey().toLowerCase(Locale.ROOT)) {
            case "transfer-encoding" -> true;
            case "content-length" -> !header.getValue().strip().equals("0");
            default -> false;
        });
    }
}
