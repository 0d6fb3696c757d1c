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
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/// Which admin port is asked, and as whom: `BANYAN_ADMIN`, `BANYAN_TOKEN` or the token file of a gateway that runs in
/// the same folder, `BANYAN_CA`.
///
/// @param admin without a slash at the end
/// @param token never shown
/// @param tokenFrom the variable or file it came from, for messages
/// @param authorities a PEM file, as written; empty = those of the JVM
/// @param folder the one it runs in
record Caller(String admin, String token, String tokenFrom, String authorities, Path folder) {
    static final String STANDARD_ADMIN = "http://127.0.0.1:9090";

    /// In bytes: what is longer is no token.
    private static final int LONGEST = 1_000;

    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/=-]+");

    static Caller of(Surroundings around) {
        String admin = admin(around.variable("BANYAN_ADMIN"));
        String authorities = around.variable("BANYAN_CA");
        String token = around.variable("BANYAN_TOKEN");
        if (!token.isEmpty()) {
            return new Caller(admin, checked(token, "BANYAN_TOKEN"), "BANYAN_TOKEN", authorities, around.folder());
        }
        String folder = around.variable("BANYAN_STATE");
        Path shown = Path.of(folder.isEmpty() ? ".state" : folder).resolve("admin-token");
        return new Caller(
                admin,
                checked(read(around.folder().resolve(shown), shown), shown.toString()),
                "file " + shown,
                authorities,
                around.folder());
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

    private static String read(Path file, Path shown) {
        if (Files.isReadable(file)) {
            try {
                return new String(RegularFile.read(file, LONGEST), StandardCharsets.UTF_8).strip();
            } catch (IOException unreadable) {
                throw Refused.because("no token: " + shown + " cannot be read (" + unreadable.getMessage() + ")");
            }
        }
        String why = Files.exists(file) ? " is not readable by this user" : " does not exist";
        throw Refused.because(
                "no token: BANYAN_TOKEN is not set, and " + shown + why,
                "export BANYAN_TOKEN=..., with the token created for you by ./banyan token create; or run this as the"
                        + " gateway's user in the folder where it was started");
    }

    private static String checked(String token, String from) {
        if (!BEARER.matcher(token).matches()) {
            throw Refused.because(
                    from + " holds no token: it is empty, or contains characters that are not allowed in a token");
        }
        return token;
    }
}
