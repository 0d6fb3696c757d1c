package io.banyan.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why there are no credentials, in a sentence without any secret: whatever in the SDK's own words might be a key or
/// a token is left out.
final class CredentialsTrouble {
    private static final Pattern PERHAPS_SECRET = Pattern.compile("(?=[A-Za-z/]*[0-9+=_-])[A-Za-z0-9+/=_-]{16,}");
    private static final Pattern CHAIN = Pattern.compile("(?s)^Unable to load credentials from any of the providers.*");
    private static final Pattern PLACE = Pattern.compile("([A-Za-z]+)CredentialsProvider\\([^()]*\\): ");
    private static final Pattern NOT_SET = Pattern.compile("Unable to load credentials from system settings.*"
            + "|Either the environment variable .*|Profile file contained no credentials .*"
            + "|Cannot fetch credentials from container - neither .*|IMDS credentials have been disabled .*");
    private static final int SHOWN = 300;

    private CredentialsTrouble() {}

    static String told(Throwable trouble) {
        String message = trouble.getMessage() == null ? "" : trouble.getMessage();
        if (CHAIN.matcher(message).matches()) {
            return "no AWS credentials were found in system properties, the environment (AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY), a web identity, a profile, a container or instance metadata; set one of"
                    + " them" + places(message);
        }
        return "AWS credentials could not be had: " + trouble.getClass().getSimpleName() + ": " + plain(message);
    }

    /// The places that were set and failed, in brackets; empty: none was.
    private static String places(String message) {
        StringBuilder failed = new StringBuilder();
        Matcher place = PLACE.matcher(message);
        boolean found = place.find();
        while (found) {
            String name = place.group(1);
            int from = place.end();
            found = place.find();
            String why = message.substring(from, found ? place.start() : message.length())
                    .replaceFirst("[,\\]\\s]+$", "");
            if (!NOT_SET.matcher(why).matches()) {
                failed.append(failed.isEmpty() ? " (" : "; ")
                        .append(name)
                        .append(": ")
                        .append(plain(why));
            }
        }
        return failed.isEmpty() ? "" : failed + ")";
    }

    private static String plain(String message) {
        String plain = PERHAPS_SECRET.matcher(message).replaceAll("***").strip();
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
    }
}
