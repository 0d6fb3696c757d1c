package io.banyan.projector.app;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A PostgreSQL as people write it: `postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=require`, or as JDBC does:
/// `jdbc:postgresql://HOST:PORT/DATABASE?user=USER&password=PASSWORD`. Its text has no password in it.
///
/// @param jdbc without user and password
/// @param password empty: none is needed
record DatabaseUrl(String jdbc, String user, String password) {
    private static final Pattern WRITTEN =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:(.*)@)?([^/?@]+/[^/?@]+)(?:\\?(.*))?");

    /// Throws IllegalArgumentException with a message that follows on the name of what was read, without the password.
    static DatabaseUrl parse(String text) {
        Matcher parts = WRITTEN.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("was '" + shown(text)
                    + "' but must be postgres://USER:PASSWORD@HOST:PORT/DATABASE;"
                    + " write postgres://banyan_capture:secret@127.0.0.1:5432/meetup");
        }
        Map<String, String> named = new TreeMap<>();
        List<String> others = new ArrayList<>();
        if (parts.group(3) != null) {
            for (String parameter : parts.group(3).split("&", -1)) {
                String[] pair = parameter.split("=", 2);
                if (pair.length == 2 && (pair[0].equals("user") || pair[0].equals("password"))) {
                    named.put(pair[0], decoded(pair[1]));
                } else {
                    others.add(parameter);
                }
            }
        }
        if (parts.group(1) != null) {
            String[] who = parts.group(1).split(":", 2);
            named.put("user", decoded(who[0]));
            named.put("password", who.length < 2 ? "" : decoded(who[1]));
        }
        String user = named.getOrDefault("user", "");
        if (user.isEmpty()) {
            throw new IllegalArgumentException("was '" + shown(text)
                    + "' but must name a user; write postgres://banyan_capture:secret@" + parts.group(2));
        }
        String jdbc = "jdbc:postgresql://" + parts.group(2) + (others.isEmpty() ? "" : "?" + String.join("&", others));
        return new DatabaseUrl(jdbc, user, named.getOrDefault("password", ""));
    }

    /// As in a URL, but a plus is a plus; what is no escape stays as it is.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return text;
        }
    }

    /// Where it is not as it should be, nobody knows which part is the password.
    private static String shown(String text) {
        return text.contains("@") || text.contains("?") ? "***" : text;
    }

    /// Without the password.
    @Override
    public String toString() {
        return jdbc.replaceFirst("\\?.*", "") + " as " + user;
    }
}
