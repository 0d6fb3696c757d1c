package io.banyan.decide;

import io.banyan.split.ClientAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A request in a few words, for tests: `ARequest.get("/events/7").with("Host", "www.example.com")`.
public record ARequest(
        String method, String target, Map<String, List<String>> headers, boolean hasBody, ClientAddress client)
        implements RequestView {
    public static ARequest get(String target) {
        return of("GET", target);
    }

    public static ARequest of(String method, String target) {
        return new ARequest(method, target, Map.of(), false, ClientAddress.of("203.0.113.7"));
    }

    public ARequest with(String name, String value) {
        Map<String, List<String>> more = new TreeMap<>(headers);
        List<String> values = new ArrayList<>(header(name));
        values.add(value);
        more.put(name.toLowerCase(Locale.ROOT), values);
        return new ARequest(method, target, more, hasBody, client);
    }

    public ARequest withBody() {
        return new ARequest(method, target, headers, true, client);
    }

    public ARequest from(String address) {
        return new ARequest(method, target, headers, hasBody, ClientAddress.of(address));
    }

    @Override
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
}
