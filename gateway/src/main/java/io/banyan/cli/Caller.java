package io.banyan.cli;

import io.banyan.tls.BadAuthorities;
import io.banyan.tls.CallerTls;
import io.banyan.written.RegularFile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/// Which admin port is asked, and as whom: `BANYAN_ADMIN`, `BANYAN_TOKEN` or the token file of a gateway that runs in
/// the same folder, `BANYAN_CA`. Where none of them is there, the demo of the same folder, if it has the usual admin
/// port: the port that is asked is then the same as without a demo, and only the token is found. Why no other demo is,
/// and none beside a gateway's own state: docs/decisions/0047.
///
/// @param admin without a slash at the end
/// @param token never shown
/// @param tokenFrom the variable or file it came from, for messages
/// @param authorities a PEM file, as written; empty = those of the JVM
/// @param folder the one it runs in
/// @param notice what to say on standard error before it is asked; empty = nothing
/// @param demos those that run here and might be meant where this one refuses; none where a variable says who is
record Caller(
        String admin,
        String token,
        String tokenFrom,
        String authorities,
        Path folder,
        String notice,
        List<Demo> demos) {
    static final String STANDARD_ADMIN = "http://127.0.0.1:9090";

    private static final String STANDARD_STATE = ".state";

    /// What a gateway that keeps its state in a folder leaves there, for one.
    private static final List<String> OF_A_GATEWAY = List.of("admin-token", "installation-id");

    /// In bytes: what is longer is no token.
    private static final int LONGEST = 1_000;

    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/=-]+");

    static Caller of(Surroundings around) {
        String admin = admin(around.variable("BANYAN_ADMIN"));
        String token = around.variable("BANYAN_TOKEN");
        if (!token.isEmpty()) {
            return new Caller(
                    admin,
                    checked(token, "BANYAN_TOKEN"),
                    "BANYAN_TOKEN",
                    authorities(around),
                    around.folder(),
                    "",
                    List.of());
        }
        String state = around.variable("BANYAN_STATE");
        if (!state.isEmpty() || !around.variable("BANYAN_ADMIN").isEmpty()) {
            return byFile(around, admin, Path.of(state.isEmpty() ? STANDARD_STATE : state), "", List.of());
        }
        List<Demo> demos = Demo.in(around.folder());
        Path usual = around.folder().resolve(STANDARD_STATE);
        boolean served = OF_A_GATEWAY.stream().anyMatch(file -> Files.exists(usual.resolve(file)));
        for (Demo demo : served ? List.<Demo>of() : demos) {
            if (demo.admin().equals(STANDARD_ADMIN)) {
                return byFile(around, admin, demo.state(), notice(demo), List.of());
            }
        }
        return byFile(around, admin, Path.of(STANDARD_STATE), "", demos);
    }

    private static Caller byFile(Surroundings around, String admin, Path state, String notice, List<Demo> demos) {
        Path shown = state.resolve("admin-token");
        String token = checked(read(around.folder().resolve(shown), shown, demos), shown.toString());
        return new Caller(admin, token, "file " + shown, authorities(around), around.folder(), notice, demos);
    }

    private static String authorities(Surroundings around) {
        return around.variable("BANYAN_CA");
    }

    private static String notice(Demo demo) {
        return "banyan: asking the demo at " + demo.admin() + ", with the token in " + demo.state()
                + "; for another gateway set BANYAN_ADMIN";
    }

    /// Whom to believe to be the admin port.
    SSLContext believed() {
        if (!admin.startsWith("https:")) {
            return CallerTls.unused();
        }
        try {
            return CallerTls.of(authorities.isEmpty() ? null : folder.resolve(authorities), authorities);
        } catch (NoSuchFileException missing) {
            throw Refused.because("BANYAN_CA: there is no file " + authorities);
        } catch (BadAuthorities bad) {
            throw Refused.because("BANYAN_CA: " + bad.getMessage());
        }
    }

    @Override
    public String toString() {
        return "Caller[" + admin + ", token from " + tokenFrom + "]";
    }

    private static String admin(String written) {
        if (written.isEmpty()) {
            return STANDARD_ADMIN;
        }
        try {
            URI url = URI.create(written);
            if (url.getHost() != null
                    && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                    && url.getRawQuery() == null
                    && url.getRawUserInfo() == null) {
                return written.replaceFirst("/+$", "");
            }
        } catch (IllegalArgumentException noUrl) {
            // said below
        }
        // Between // and @ a password may stand.
        throw Refused.because("BANYAN_ADMIN was '" + written.replaceFirst("//[^/]*@", "//...@")
                + "' but must be an http or https URL, such as " + STANDARD_ADMIN);
    }

    private static String read(Path file, Path shown, List<Demo> demos) {
        if (Files.isReadable(file)) {
            try {
                return new String(RegularFile.read(file, LONGEST), StandardCharsets.UTF_8).strip();
            } catch (IOException unreadable) {
                throw Refused.because("no token: " + shown + " cannot be read (" + unreadable.getMessage() + ")");
            }
        }
        String why = Files.exists(file) ? " is not readable by this user" : " does not exist";
        List<String> lines = new ArrayList<>();
        lines.add("no token: BANYAN_TOKEN is not set, and " + shown + why);
        if (demos.isEmpty()) {
            lines.add("with the token created for you by ./banyan token create: export BANYAN_ADMIN=https://HOST:9090"
                    + " BANYAN_TOKEN=...");
            lines.add("as the gateway's user on its machine: export BANYAN_STATE=DIR, the folder of its --state");
        }
        demos.forEach(demo -> lines.add(demo.toAskIt()));
        throw Refused.because(lines.toArray(String[]::new));
    }

    private static String checked(String token, String from) {
        if (!BEARER.matcher(token).matches()) {
            throw Refused.because(
                    from + " holds no token: it is empty, or contains characters that are not allowed in a token");
        }
        return token;
    }
}
