package io.banyan.decide;

import java.util.List;
import java.util.Locale;

/// The host that a request names, as routes write it.
final class HostName {
    private HostName() {}

    /// Lower case, without port; empty when the request names none or several.
    static String of(RequestView request) {
        List<String> values = request.header("Host");
        if (values.size() != 1) {
            return "";
        }
        String host = values.get(0);
        int port = host.lastIndexOf(':');
        boolean hasPort = port > host.lastIndexOf(']');
        return (hasPort ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
    }
}
