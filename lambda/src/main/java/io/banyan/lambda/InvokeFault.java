package io.banyan.lambda;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What it means that the platform refused an Invoke. A function that itself failed is no fault of these: that is
/// status 200 with `X-Amz-Function-Error`.
public enum InvokeFault {
    /// Too many at once, or too fast: wait as long as `Retry-After` says.
    THROTTLED,
    /// The caller is known and may not do this.
    DENIED,
    /// There is no function, or no alias or version of it, by this name.
    NO_SUCH_FUNCTION,
    /// The event is above 6 MB.
    TOO_LARGE,
    /// The signature's time and the platform's differ by more than five minutes.
    CLOCK_OFF,
    /// The session that the credentials are of has ended.
    EXPIRED_CREDENTIALS,
    /// The key is not known, or the signature is not by it.
    WRONG_CREDENTIALS,
    /// Anything else.
    FAILED;

    /// Whether other credentials may help.
    public boolean isOfCredentials() {
        return this == EXPIRED_CREDENTIALS || this == WRONG_CREDENTIALS;
    }

    /// By status and the header `x-amzn-errortype`, null where there is none.
    public static InvokeFault of(int status, @Nullable String errorType) {
        return of(status, errorType, null);
    }

    /// By the message, too.
    ///
    /// @param message the member `message` (or `Message`) of the answer, by which alone a wrong clock is told from
    ///         a wrong key; null: not known
    public static InvokeFault of(int status, @Nullable String errorType, @Nullable String message) {
        return switch (plain(errorType)) {
            case "toomanyrequests", "throttling", "throttled", "ec2throttled", "requestlimitexceeded" -> THROTTLED;
            case "resourcenotfound" -> NO_SUCH_FUNCTION;
            case "requesttoolarge", "requestentitytoolarge" -> TOO_LARGE;
            case "accessdenied", "notauthorized", "optinrequired" -> DENIED;
            case "expiredtoken", "tokenrefreshrequired" -> EXPIRED_CREDENTIALS;
            case "requesttimetooskewed", "requestexpired" -> CLOCK_OFF;
            case "invalidsignature", "signaturedoesnotmatch" -> isAboutTime(message) ? CLOCK_OFF : WRONG_CREDENTIALS;
            case "unrecognizedclient", "invalidclienttokenid", "incompletesignature", "missingauthenticationtoken" ->
                WRONG_CREDENTIALS;
            default -> of(status);
        };
    }

    private static InvokeFault of(int status) {
        return switch (status) {
            case 401 -> WRONG_CREDENTIALS;
            case 403 -> DENIED;
            case 404 -> NO_SUCH_FUNCTION;
            case 413 -> TOO_LARGE;
            case 429 -> THROTTLED;
            default -> FAILED;
        };
    }

    private static boolean isAboutTime(@Nullable String message) {
        return message != null && (message.contains("Signature expired") || message.contains("Signature not yet"));
    }

    /// `accessdenied` of `AccessDeniedException:http://…` and of `com.amazonaws#AccessDeniedException`.
    private static String plain(@Nullable String errorType) {
        if (errorType == null) {
            return "";
        }
        String type = errorType.split(":", 2)[0];
        return type.substring(type.indexOf('#') + 1)
                .strip()
                .replaceFirst("(Exception|Error|Fault)$", "")
                .toLowerCase(Locale.ROOT);
    }
}
