package io.banyan.config;

import io.banyan.split.StickySource;
import io.banyan.written.Distinct;
import io.banyan.written.KeySet;
import io.banyan.written.Problems;
import io.banyan.written.Rule;
import io.banyan.written.Written;
import io.banyan.written.WrittenList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Builds a group's sticky sources. Session cookies are told, since they change at login; so is what stands behind
/// `client-ip`, which is always present.
record StickyCheck(Problems problems) {
    static final List<StickySource> ABSENT = List.of(new StickySource.ClientIp());

    private static final String ANOTHER = "one such as 'header:X-Member-Id'";
    private static final Set<String> SESSIONS = Set.of(
            "jsessionid",
            "session",
            "sessionid",
            "session_id",
            "sid",
            "phpsessid",
            "asp.net_sessionid",
            "aspsessionid",
            "connect.sid",
            "laravel_session",
            "_session_id",
            "cfid",
            "cftoken");

    List<StickySource> check(@Nullable WrittenList sticky) {
        if (sticky == null) {
            return ABSENT;
        }
        List<StickySource> sources =
                new Distinct(problems).atLeastOne(sticky, KeySet.FILE.example("sticky"), this::source);
        boolean always = false;
        for (Written item : sticky.items()) {
            if (always && !item.text().equals("client-ip")) {
                problems.add(Rule.STICKY_UNREACHED, item);
            }
            always |= item.text().equals("client-ip");
        }
        return sources.isEmpty() ? ABSENT : sources;
    }

    private @Nullable StickySource source(Written written) {
        String text = written.text();
        if (text.equals("client-ip")) {
            return new StickySource.ClientIp();
        }
        int colon = text.indexOf(':');
        String name = text.substring(colon + 1).trim();
        if (colon < 0 || !FilterCheck.TOKEN.matcher(name).matches()) {
            return refuse(written);
        }
        return switch (text.substring(0, colon)) {
            case "header" -> header(name, written);
            case "cookie" -> cookie(name, written);
            default -> refuse(written);
        };
    }

    private @Nullable StickySource header(String name, Written written) {
        if (ProtectedHeaders.madeHere(name)) {
            problems.add(Rule.STICKY_UNTRUSTED, written);
            return null;
        }
        return new StickySource.Header(name.toLowerCase(Locale.ROOT));
    }

    private StickySource cookie(String name, Written written) {
        if (isSession(name)) {
            problems.add(Rule.STICKY_SESSION, written);
        }
        return new StickySource.Cookie(name);
    }

    private @Nullable StickySource refuse(Written written) {
        problems.add(Rule.STICKY, written, instead(written.text()));
        if (isSession(written.text())) {
            problems.add(Rule.STICKY_SESSION, written);
        }
        return null;
    }

    private static boolean isSession(String name) {
        return SESSIONS.contains(name.toLowerCase(Locale.ROOT));
    }

    /// The same key as it must be written, where that can be told.
    private static String instead(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace('_', '-');
        if (lower.equals("ip") || lower.startsWith("client")) {
            return "'client-ip' instead";
        }
        String name = text.substring(text.indexOf(':') + 1).trim();
        if (!FilterCheck.TOKEN.matcher(name).matches()) {
            return ANOTHER;
        }
        if (lower.startsWith("cookie") || isSession(text)) {
            return "'cookie:%s' instead".formatted(name);
        }
        if (lower.startsWith("header") || lower.startsWith("x-")) {
            return "'header:%s' instead".formatted(name);
        }
        return text.contains(":") ? ANOTHER : "'cookie:%s' or 'header:%<s' instead".formatted(name);
    }
}
