package io.banyan.doctor;

import io.banyan.lambda.InvokeFault;
import io.banyan.upstream.Heard;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a platform says where it refuses a call.
///
/// @param type `AccessDeniedException`; empty = it is no word of AWS's
/// @param message for people; may name accounts, so of it only what is known to be harmless is told
record PlatformWord(int status, String type, String message) {
    private static final int LONGEST = 64 << 10;
    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,100}");
    private static final Pattern MESSAGE = Pattern.compile("\"[mM]essage\"\\s*:\\s*\"([^\"]{0,1000})");
    private static final Pattern RESOURCE =
            Pattern.compile("on resource: (arn:aws[a-z-]*:lambda:[A-Za-z0-9:$_-]{1,300})");

    static PlatformWord of(Heard heard) {
        String written = heard.first("x-amzn-errortype");
        Matcher type = TYPE.matcher(written == null ? "" : written.substring(written.indexOf('#') + 1));
        String text = new String(heard.body(), 0, Math.min(heard.body().length, LONGEST), StandardCharsets.UTF_8);
        Matcher message = MESSAGE.matcher(text);
        return new PlatformWord(
                heard.status(), type.lookingAt() ? type.group() : "", message.find() ? message.group(1) : "");
    }

    /// Whether AWS, or what speaks like it, said it.
    boolean isOfAws() {
        return !type.isEmpty();
    }

    InvokeFault means() {
        return InvokeFault.of(status, type.isEmpty() ? null : type, message);
    }

    /// Whether it is about tenants.
    boolean isAboutTenants() {
        return status == 400 && message.toLowerCase(Locale.ROOT).contains("tenan");
    }

    /// Whether a function host says it, which has no credentials but its token.
    boolean isAboutAToken() {
        return means() == InvokeFault.DENIED && (!isOfAws() || message.contains("token"));
    }

    /// Whether a function host says that it is for its own machine.
    boolean isAboutLoopback() {
        return status == 403 && message.contains("localhost alone");
    }

    boolean isAboutTheRegion() {
        return message.contains("scoped to a valid region") || message.contains("scoped to correct region");
    }

    boolean isAboutReadiness() {
        return status == 409 || type.contains("NotReady");
    }

    /// What the caller has no right to; null = it does not say.
    @Nullable
    String resource() {
        Matcher resource = RESOURCE.matcher(message);
        return resource.find() ? resource.group(1) : null;
    }
}
