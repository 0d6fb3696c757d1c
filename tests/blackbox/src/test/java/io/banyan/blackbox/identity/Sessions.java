package io.banyan.blackbox.identity;

import io.banyan.testkit.Behaviour;
import io.banyan.testkit.Behaviours;
import io.banyan.testkit.ReceivedRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A monolith with sessions: `POST /login?user=ann&role=r`, `POST /role?role=r`, `POST /logout`, `GET /api/me`, and
/// reads that show whom it takes the client for: `ann r`, or `nobody`.
final class Sessions {
    static final String NOBODY = "nobody";

    private static final Pattern SID = Pattern.compile("(?:^|; )SID=([^;]*)");
    private static final Pattern QUERY = Pattern.compile("(user|role)=([^&]*)");

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    /// Who a session is of, and since when: by `System.nanoTime`, taken when it was committed.
    record Session(String user, String role, long since) {
        String shown() {
            return user.isEmpty() ? NOBODY : user + " " + role;
        }
    }

    Session of(String sid) {
        return sessions.getOrDefault(sid, new Session("", "", Long.MIN_VALUE));
    }

    /// How often it was asked who a client is.
    int asked() {
        return asked.get();
    }

    Behaviour legacy() {
        return Behaviours.answers(this::answer);
    }

    private String answer(ReceivedRequest request) {
        String sid = sid(request);
        Session session = of(sid);
        if (request.target().equals("/api/me")) {
            asked.incrementAndGet();
            return me(session);
        }
        if (request.method().equals("POST")) {
            sessions.put(sid, changed(request, session));
        }
        return Behaviours.ok("X-Side: legacy\r\n", of(sid).shown());
    }

    private static String me(Session session) {
        return session.user().isEmpty()
                ? "HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n"
                : Behaviours.ok(
                        "Content-Type: application/json\r\n",
                        "{\"id\":\"%s\",\"roles\":[\"%s\"]}".formatted(session.user(), session.role()));
    }

    private static Session changed(ReceivedRequest request, Session before) {
        String user = request.target().startsWith("/logout") ? "" : before.user();
        String role = before.role();
        Matcher query = QUERY.matcher(request.target());
        while (query.find()) {
            user = query.group(1).equals("user") ? query.group(2) : user;
            role = query.group(1).equals("role") ? query.group(2) : role;
        }
        return new Session(user, role, System.nanoTime());
    }

    private static String sid(ReceivedRequest request) {
        Matcher sid = SID.matcher(request.header("Cookie").orElse(""));
        return sid.find() ? sid.group(1) : "";
    }
}
