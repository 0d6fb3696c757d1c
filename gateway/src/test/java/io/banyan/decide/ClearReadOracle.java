package io.banyan.decide;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a clear read is, once more: written with regular expressions from the text of the rule, without a look at the
/// code it judges.
public final class ClearReadOracle {
    private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9._~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2})*)+");
    private static final Pattern QUERY = Pattern.compile("([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");
    private static final Pattern FORBIDDEN_ONCE_DECODED =
            Pattern.compile(".*([\\\\;\\p{Cntrl}\\x{80}-\\x{9f}]|%[0-9A-Fa-f]{2}).*", Pattern.DOTALL);
    private static final Set<String> FORBIDDEN_HEADERS = Set.of(
            "x-http-method-override",
            "x-http-method",
            "x-method-override",
            "x-original-url",
            "x-rewrite-url",
            "upgrade",
            "range",
            "if-range");

    private ClearReadOracle() {}

    public static boolean isClearRead(ARequest request) {
        String target = request.target();
        String path = target.replaceFirst("(?s)\\?.*", "");
        String query = target.substring(Math.min(path.length() + 1, target.length()));
        return Set.of("GET", "HEAD").contains(request.method())
                && !request.hasBody()
                && request.headers().keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                        .noneMatch(FORBIDDEN_HEADERS::contains)
                && PATH.matcher(path).matches()
                && Arrays.stream(path.replaceFirst("/$", "")
                                .substring(path.equals("/") ? 0 : 1)
                                .split("/", -1))
                        .allMatch(segment -> path.equals("/") || isPlain(segment))
                && QUERY.matcher(query).matches()
                && Arrays.stream(query.split("[&;]", -1)).noneMatch(ClearReadOracle::isOverride);
    }

    private static boolean isPlain(String segment) {
        String decoded = decoded(segment);
        return !decoded.isEmpty()
                && !decoded.matches("[.]+")
                && !decoded.contains("/")
                && !FORBIDDEN_ONCE_DECODED.matcher(decoded).matches();
    }

    private static boolean isOverride(String parameter) {
        String name = decoded(parameter.replaceFirst("(?s)=.*", "")).toLowerCase(Locale.ROOT);
        return name.equals("_method") || name.equals("_httpmethod");
    }

    /// Empty when it is not UTF-8.
    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.charAt(i) == '%';
            bytes.write(escape ? Integer.parseInt(text.substring(i + 1, i + 3), 16) : text.charAt(i));
            i += escape ? 2 : 0;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
