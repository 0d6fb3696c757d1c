package io.banyan.lambda;

import java.util.regex.Pattern;

/// Why there are no credentials, in a sentence without any secret: whatever in the SDK's own words might be a key or
/// a token is left out.
final class CredentialsTrouble {
    private static final Pattern PERHAPS_SECRET = Pattern.compile("(?=[A-Za-z/]*[0-9+=_-])[A-Za-z0-9+/=_-]{16,}");
    private static final Pattern CHAIN = Pattern.compile("(?s)^Unable to load credentials from any of the providers.*");
    private static final int SHOWN = 300;

    private CredentialsTrouble() {}

    static String told(Throwable trouble) {
        String message = trouble.getMessage() == null ? "" : trouble.getMessage();
        if (CHAIN.matcher(message).matches()) {
            return "no AWS credentials were found in system properties, the environment (AWS_ACCESS_KEY_ID and"
                    + " AWS_SECRET_ACCESS_KEY), a web identity, a profile, a container or instance metadata; set one of"
                    + " them";
        }
        String plain = PERHAPS_SECRET.matcher(message).replaceAll("***").strip();
        return "AWS credentials could not be had: " + trouble.getClass().getSimpleName() + ": "
                + (plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…");
    }
}
