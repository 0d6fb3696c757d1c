package io.banyan.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A target that is a whole URL, as to a proxy (RFC 9112 §3.2.2). `GET http://a/b?c` means what `GET /b?c` with
/// `Host: a` means, whatever its own Host says.
final class AbsoluteForm {
    private AbsoluteForm() {}

    /// What it is that a target is addressed to; null when it is no URL of http or https with a host and without a
    /// user.
    static @Nullable Authority authority(String target) {
        int start = start(target);
        Authority authority = start < 0 ? null : Authority.of(target.substring(start, end(target, start)));
        return authority == null || authority.host().isEmpty() ? null : authority;
    }

    private static int start(String target) {
        return target.regionMatches(true, 0, "http://", 0, 7)
                ? 7
                : target.regionMatches(true, 0, "https://", 0, 8) ? 8 : -1;
    }

    private static int end(String target, int start) {
        int end = start;
        while (end < target.length() && "/?#".indexOf(target.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /// Makes of such a head the one with path and Host that it means; leaves others as they are. The path's bytes stay.
    static void resolve(HttpRequest head) {
        String target = head.uri();
        if (target.startsWith("/") || authority(target) == null) {
            return;
        }
        int start = start(target);
        int end = end(target, start);
        String rest = target.substring(end);
        boolean all = rest.isEmpty() && head.method().equals(HttpMethod.OPTIONS);
        head.setUri(all ? "*" : rest.startsWith("/") ? rest : "/" + rest);
        nameHost(head.headers(), target.substring(start, end));
    }

    /// First of all headers (RFC 9110 §7.2); the others keep their order.
    private static void nameHost(HttpHeaders headers, String host) {
        List<Map.Entry<String, String>> all = headers.entries();
        headers.clear();
        headers.add("Host", host);
        for (Map.Entry<String, String> header : all) {
            if (!HttpHeaderNames.HOST.contentEqualsIgnoreCase(header.getKey())) {
                headers.add(header.getKey(), header.getValue());
            }
        }
    }
}
