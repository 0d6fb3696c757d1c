package io.banyan.edge;

import io.banyan.route.EndOfLife;
import io.netty.handler.codec.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// What an answer says of the end of its URL, where its route's file asks for it: `Deprecation` (RFC 9745), `Sunset`
/// (RFC 8594) and a link to where people read about it. What an upstream says itself stays.
final class EndOfLifeHeads {
    private static final String DEPRECATION = "Deprecation";
    private static final String SUNSET = "Sunset";

    private EndOfLifeHeads() {}

    static void add(EndOfLife end, HttpHeaders headers) {
        boolean deprecation = added(headers, DEPRECATION, end.deprecationHeader());
        boolean sunset = added(headers, SUNSET, end.sunsetHeader());
        if (end.link() != null && (deprecation || sunset)) {
            String relations = deprecation && sunset ? "deprecation sunset" : deprecation ? "deprecation" : "sunset";
            headers.add("Link", "<" + end.link() + ">; rel=\"" + relations + "\"");
        }
    }

    private static boolean added(HttpHeaders headers, String name, @Nullable String value) {
        if (value == null || headers.contains(name)) {
            return false;
        }
        headers.set(name, value);
        return true;
    }
}
