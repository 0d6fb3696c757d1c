package io.banyan.lambda;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which function, and which version of it: `orders-view`, `orders-view:live`, or an ARN such as
/// `arn:aws:lambda:eu-west-1:123456789012:function:orders-view:live`. Without a qualifier the platform takes the
/// newest code, `$LATEST`.
///
/// @param name of the function alone
/// @param qualifier an alias or a version; null: none was written
/// @param region of an ARN; null for a bare name
/// @param arn without its qualifier; null for a bare name
public record FunctionName(
        String name,
        @Nullable String qualifier,
        @Nullable String region,
        @Nullable String arn) {
    private static final String NAME = "([A-Za-z0-9_-]{1,64})";
    private static final String QUALIFIER = "(?::([A-Za-z0-9$_-]{1,128}))?";
    private static final Pattern BARE = Pattern.compile(NAME + QUALIFIER);
    private static final Pattern ARN = Pattern.compile(
            "(arn:(?:aws|aws-cn|aws-us-gov):lambda:([a-z]{2}(?:-[a-z]+)+-[0-9]{1,2}):[0-9]{12}:function:" + NAME + ")"
                    + QUALIFIER);
    private static final int SHOWN = 200;

    /// Reads what stands in a route file after `lambda:`, or an argument of a command.
    public static FunctionName of(String text) {
        Matcher bare = BARE.matcher(text);
        if (bare.matches()) {
            return new FunctionName(bare.group(1), bare.group(2), null, null);
        }
        Matcher arn = ARN.matcher(text);
        if (arn.matches()) {
            return new FunctionName(arn.group(3), arn.group(4), arn.group(2), arn.group(1));
        }
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        throw new BadFunctionName("was '" + shown + "' but must be NAME, NAME:ALIAS or"
                + " arn:aws:lambda:REGION:ACCOUNT:function:NAME[:ALIAS] (NAME of 1 to 64 letters, digits, - and _;"
                + " ALIAS of 1 to 128 of them and $; ACCOUNT of 12 digits); write orders-view:live");
    }

    /// The path and query of an Invoke, each part percent-encoded as the SDKs do.
    ///
    /// @param streamed whether the answer is to come in frames ([EventStream])
    public String invokePath(boolean streamed) {
        return streamed
                ? path("/2021-11-15/functions/", "/response-streaming-invocations")
                : path("/2015-03-31/functions/", "/invocations");
    }

    /// The path and query by which its configuration is read.
    public String configurationPath() {
        return path("/2015-03-31/functions/", "/configuration");
    }

    /// The same function without its qualifier.
    public FunctionName unqualified() {
        return new FunctionName(name, null, region, arn);
    }

    private String path(String before, String after) {
        String path = before + encoded(arn == null ? name : arn) + after;
        return qualifier == null ? path : path + "?Qualifier=" + encoded(qualifier);
    }

    /// As it was written.
    @Override
    public String toString() {
        String plain = arn == null ? name : arn;
        return qualifier == null ? plain : plain + ":" + qualifier;
    }

    private static String encoded(String part) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : part.getBytes(StandardCharsets.UTF_8)) {
            if (Target.isUnreserved(one)) {
                encoded.append((char) one);
            } else {
                encoded.append(String.format("%%%02X", one));
            }
        }
        return encoded.toString();
    }
}
