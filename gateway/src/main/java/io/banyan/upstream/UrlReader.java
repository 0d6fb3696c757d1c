package io.banyan.upstream;

import io.banyan.upstream.BadUrl.Part;
import io.netty.util.NetUtil;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads the URL of an upstream. java.net.URI takes it apart and decides nothing: its idea of a host has no
/// underscore, and no name whose last part begins with a digit, both of which container tools make.
final class UrlReader {
    private static final int LONGEST_NAME = 253;
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\\.?");
    private static final Pattern PARTS = Pattern.compile("([^.]{1,63}\\.)*[^.]{1,63}\\.?");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private UrlReader() {}

    static UpstreamUrl read(String text) {
        URI url = parsed(text);
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String authority = url.getRawAuthority();
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new BadUrl(Part.SCHEME, "http://" + meant(authority == null ? text : authority));
        }
        if (authority == null) {
            throw new BadUrl(Part.URL, "it names no host");
        }
        checkAround(url, scheme + "://" + authority.substring(authority.lastIndexOf('@') + 1));
        int colon = authority.lastIndexOf(':') > authority.lastIndexOf(']') ? authority.lastIndexOf(':') : -1;
        String host = host((colon < 0 ? authority : authority.substring(0, colon)).toLowerCase(Locale.ROOT));
        boolean secure = scheme.equals("https");
        int port = colon >= 0 ? port(authority.substring(colon + 1)) : secure ? 443 : 80;
        return new UpstreamUrl(secure, host, port);
    }

    private static URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new BadUrl(Part.URL, malformed.getReason().toLowerCase(Locale.ROOT));
        }
    }

    private static void checkAround(URI url, String root) {
        if (url.getRawAuthority().indexOf('@') >= 0) {
            throw new BadUrl(Part.USERINFO, root);
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new BadUrl(Part.QUERY, root);
        }
        if (!url.getRawPath().isEmpty() && !url.getRawPath().equals("/")) {
            throw new BadUrl(Part.PATH, root);
        }
    }

    private static String host(String written) {
        if (written.startsWith("[") && written.endsWith("]")) {
            return address(written.substring(1, written.length() - 1));
        }
        if (NUMBERS.matcher(written).matches()) {
            return address(written);
        }
        if (!written.chars().allMatch(c -> c < 128)) {
            throw new BadUrl(Part.HOST, inAscii(written));
        }
        if (!NAME.matcher(written).matches()) {
            throw new BadUrl(Part.HOST, "write a host name, an IPv4 address or an IPv6 address in []");
        }
        if (!PARTS.matcher(written).matches() || written.length() > LONGEST_NAME) {
            throw new BadUrl(Part.HOST, "a name has 253 characters at most, and 1 to 63 between two dots");
        }
        return written;
    }

    private static String address(String address) {
        boolean zone = address.indexOf('%') >= 0;
        byte[] bytes = zone ? null : NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            String zoneless = zone ? "; one with a zone works on one machine only" : "";
            throw new BadUrl(Part.HOST, "write an address such as 127.0.0.1 or [::1], in full" + zoneless);
        }
        if (unspecified(bytes)) {
            throw new BadUrl(Part.HOST, "write the address that others use, such as 127.0.0.1");
        }
        return address;
    }

    /// `0.0.0.0`, `::`, and the former within the latter.
    private static boolean unspecified(byte[] bytes) {
        boolean mapped = bytes.length == 16 && bytes[10] == -1 && bytes[11] == -1;
        for (int i = mapped ? 12 : 0; i < bytes.length; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static String inAscii(String written) {
        try {
            return "write it in ASCII, as name servers have it: " + IDN.toASCII(written);
        } catch (IllegalArgumentException noName) {
            return "write a host name in ASCII";
        }
    }

    private static int port(String digits) {
        int port = PORT.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65_535) {
            throw new BadUrl(Part.PORT, "");
        }
        return port;
    }

    /// What may have been meant by `events-view:8080` or `tcp:events-view`.
    private static String meant(String text) {
        String host = text.substring(text.lastIndexOf('@') + 1).replaceFirst("^[a-z]+:/*(?=[A-Za-z])|^/+", "");
        return host.isEmpty() ? "events-view:8080" : host;
    }
}
