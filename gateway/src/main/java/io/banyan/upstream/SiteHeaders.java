package io.banyan.upstream;

import io.banyan.route.HeaderNames;
import org.jspecify.annotations.Nullable;

/// The headers by which one answer speaks for its whole site, or for longer than a roll-back takes: a browser that saw
/// one behaves otherwise towards every other page of the site, LEGACY's too, and goes on so after a kill. A closed
/// list; where each is specified stands in decision 37. Cookies have a rule of their own.
public final class SiteHeaders {
    private static final HeaderNames NAMES = HeaderNames.of(
            // where the site is, and how it is reached
            "Alt-Svc",
            "Alternate-Protocol",
            "Strict-Transport-Security",
            "Public-Key-Pins",
            "Public-Key-Pins-Report-Only",
            "Expect-CT",
            // who is told of its failures
            "NEL",
            "Report-To",
            "Reporting-Endpoints",
            // what its pages may do, and what is sent with each request
            "Service-Worker-Allowed",
            "Origin-Agent-Cluster",
            "Origin-Policy",
            "Accept-CH",
            "Accept-CH-Lifetime",
            "Critical-CH",
            "Use-As-Dictionary",
            // what the browser keeps for it
            "Clear-Site-Data",
            "Set-Cookie2",
            "Set-Login",
            "Sec-Session-Registration",
            "Secure-Session-Registration",
            "Attribution-Reporting-Register-Source",
            "Attribution-Reporting-Register-Trigger",
            "Shared-Storage-Write");

    private SiteHeaders() {}

    /// The name as the list spells it; null when it is none of them.
    public static @Nullable String find(CharSequence name) {
        return NAMES.find(name);
    }

    /// All of them.
    public static Iterable<String> names() {
        return NAMES.names();
    }
}
