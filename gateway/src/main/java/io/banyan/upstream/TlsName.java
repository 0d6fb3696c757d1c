package io.banyan.upstream;

import io.netty.util.NetUtil;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name that an https upstream is asked for by SNI, and that its certificate must be of:
/// `monolith.internal`.
///
/// @param text a host name without a dot at its end, or an address without brackets; in lower case. `client`
///     stands for the host of each request's Host header
public record TlsName(String text) {
    /// As without Banyan: each client says the name, and connections are kept apart by it.
    public static final TlsName CLIENT = new TlsName("client");

    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

    /// Empty where the text is no such name: with a scheme, a port, a wildcard, or letters that no
    /// certificate has.
    public static Optional<TlsName> of(String written) {
        String text = bare(written.toLowerCase(Locale.ROOT));
        boolean name = NUMBERS.matcher(text).matches()
                ? NetUtil.isValidIpV4Address(text)
                : HOST.matcher(text).matches() || NetUtil.isValidIpV6Address(text);
        return name ? Optional.of(new TlsName(text)) : Optional.empty();
    }

    /// What may have been meant by a text that is no name: `*.example.com:443` is `www.example.com`.
    public static String instead(String written) {
        String host = written.replaceFirst("^[A-Za-z]+://", "")
                .replaceFirst("[/?#].*", "")
                .replaceFirst(":[^:\\]]*$", "")
                .replaceFirst("^\\*\\.", "www.");
        return of(host).map(TlsName::text).orElse("monolith.internal");
    }

    /// The host of `host:port`, `[::1]:443` or `www.example.com.` as a certificate has it.
    static String bare(String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return host.substring(1, host.length() - 1);
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
