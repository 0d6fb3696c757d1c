package io.banyan.lambda;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Status and headers of a function's answer, read from the members `statusCode`, `headers` and `cookies`. Headers
/// about one connection, and the length of the body, are left out: the body itself says how long it is.
///
/// @param status 200 to 599
/// @param headers in their order; then the cookies, each its own `set-cookie`
public record AnswerHead(int status, List<Field> headers) {
    private static final Set<String> LEFT_OUT = Set.of(
            "connection",
            "content-length",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    private static final String SET_COOKIE = "set-cookie";
    private static final String CONTENT_TYPE = "content-type";

    public AnswerHead {
        headers = List.copyOf(headers);
    }

    /// @param members of the JSON object; those of other formats (`multiValueHeaders`) are not looked at
    /// @param otherwise the content type where the function named none; null: leave it so
    static AnswerHead of(Map<String, JsonNode> members, @Nullable String otherwise) throws BadAnswer {
        List<Field> headers = new ArrayList<>();
        JsonNode written = members.get("headers");
        if (written != null && !written.isNull()) {
            addHeaders(written, headers);
        }
        JsonNode cookies = members.get("cookies");
        if (cookies != null && !cookies.isNull()) {
            addCookies(cookies, headers);
        }
        if (otherwise != null
                && headers.stream().noneMatch(field -> field.name().equalsIgnoreCase(CONTENT_TYPE))) {
            headers.addFirst(new Field(CONTENT_TYPE, otherwise));
        }
        return new AnswerHead(status(members.get("statusCode")), headers);
    }

    /// A whole number, also as a string of three digits, as the platform takes it; 200 where there is none.
    private static int status(@Nullable JsonNode written) throws BadAnswer {
        if (written == null) {
            return 200;
        }
        int status = 0;
        if (written.isNumber() && written.canConvertToInt() && written.asDouble() == written.asInt()) {
            status = written.asInt();
        } else if (written.isString() && written.asString().matches("[0-9]{3}")) {
            status = Integer.parseInt(written.asString());
        }
        if (status < 200 || status > 599) {
            throw new BadAnswer("its statusCode is not a number from 200 to 599");
        }
        return status;
    }

    private static void addHeaders(JsonNode written, List<Field> headers) throws BadAnswer {
        if (!written.isObject()) {
            throw new BadAnswer("its headers are not an object");
        }
        boolean typed = false;
        for (Map.Entry<String, JsonNode> header : written.properties()) {
            String name = header.getKey();
            if (!FunctionEvent.isToken(name)) {
                throw new BadAnswer("a header's name has a character that no name has");
            }
            if (!header.getValue().isString()) {
                throw new BadAnswer("its header " + name + " is not a string");
            }
            String plain = name.toLowerCase(Locale.ROOT);
            if (plain.equals(CONTENT_TYPE) && typed) {
                throw new BadAnswer("it has two content types");
            }
            typed |= plain.equals(CONTENT_TYPE);
            if (!LEFT_OUT.contains(plain)) {
                headers.add(new Field(name, onTheWire(name, header.getValue().asString())));
            }
        }
    }

    /// A cookie that the headers set in the same words is set once.
    private static void addCookies(JsonNode cookies, List<Field> headers) throws BadAnswer {
        if (!cookies.isArray()) {
            throw new BadAnswer("its cookies are not a list");
        }
        List<String> set = headers.stream()
                .filter(field -> field.name().equalsIgnoreCase(SET_COOKIE))
                .map(Field::value)
                .toList();
        for (JsonNode cookie : cookies) {
            if (!cookie.isString()) {
                throw new BadAnswer("one of its cookies is not a string");
            }
            String value = onTheWire(SET_COOKIE, cookie.asString());
            if (!set.contains(value)) {
                headers.add(new Field(SET_COOKIE, value));
            }
        }
    }

    private static String onTheWire(String name, String value) throws BadAnswer {
        String plain = FunctionEvent.trimmed(value);
        if (plain.chars().anyMatch(one -> (one < ' ' && one != '\t') || one == 0x7F)) {
            throw new BadAnswer("its header " + name + " has a control character");
        }
        return new String(plain.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
