package io.banyan.lambda;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The event that a request becomes: payload 2.0 as a function URL makes it. Path and query are as they were sent;
/// the maps of parameters and headers are there also when empty, with the values of one name joined by commas;
/// cookies are in the header and, one by one, in the list. A body that is no UTF-8 text is in base64.
public final class FunctionEvent {
    /// The platform takes less than this, in bytes.
    public static final int LIMIT = 6 * 1024 * 1024;

    private static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Pattern AROUND = Pattern.compile("^[ \\t]+|[ \\t]+$");

    private FunctionEvent() {}

    /// The event as JSON. Throws for what it cannot hold without loss.
    public static byte[] of(HttpAsk ask) throws Unrepresentable {
        Target target = Target.of(ask.target());
        if (!isToken(ask.method())) {
            throw new Unrepresentable("the method has a character that no method has");
        }
        Map<String, String> parameters = joined(target.parameters());
        Map<String, String> headers = headers(ask.headers());
        if (ask.body().length >= LIMIT) {
            throw tooLarge();
        }
        ByteArrayOutputStream event = new ByteArrayOutputStream(1024 + ask.body().length);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), event)) {
            json.writeStartObject();
            json.writeStringProperty("version", "2.0");
            json.writeStringProperty("routeKey", "$default");
            json.writeStringProperty("rawPath", target.path());
            json.writeStringProperty("rawQueryString", target.query());
            writeCookies(json, headers.get("cookie"));
            writeMap(json, "headers", headers);
            writeMap(json, "queryStringParameters", parameters);
            writeContext(json, ask, target, headers);
            writeBody(json, ask.body());
            json.writeEndObject();
        }
        if (event.size() >= LIMIT) {
            throw tooLarge();
        }
        return event.toByteArray();
    }

    private static Unrepresentable tooLarge() {
        return new Unrepresentable("its event has 6 MB or more");
    }

    private static Map<String, String> headers(List<Field> sent) throws Unrepresentable {
        List<Field> read = new ArrayList<>();
        for (Field header : sent) {
            if (!isToken(header.name())) {
                throw new Unrepresentable("a header's name has a character that no name has");
            }
            read.add(new Field(header.name().toLowerCase(Locale.ROOT), text(header)));
        }
        return joined(read);
    }

    private static String text(Field header) throws Unrepresentable {
        String value = header.value();
        if (!value.chars().allMatch(one -> (one >= ' ' && one < 0x100 && one != 0x7F) || one == '\t')) {
            throw new Unrepresentable("the header " + header.name() + " has a control character");
        }
        String text = Target.utf8(value.getBytes(StandardCharsets.ISO_8859_1));
        if (text == null) {
            throw new Unrepresentable("the header " + header.name() + " is not UTF-8 text");
        }
        return trimmed(text);
    }

    /// Without the white space that heads may have around a value, and no other.
    static String trimmed(String value) {
        return AROUND.matcher(value).replaceAll("");
    }

    private static Map<String, String> joined(List<Field> all) {
        Map<String, String> joined = new LinkedHashMap<>();
        for (Field one : all) {
            String between = one.name().equals("cookie") ? "; " : ",";
            joined.merge(one.name(), one.value(), (before, next) -> before + between + next);
        }
        return joined;
    }

    static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(one -> one > ' ' && one < 0x7F && "\"(),/:;<=>?@[\\]{}".indexOf(one) < 0);
    }

    private static void writeMap(JsonGenerator json, String name, Map<String, String> map) {
        json.writeObjectPropertyStart(name);
        map.forEach(json::writeStringProperty);
        json.writeEndObject();
    }

    private static void writeCookies(JsonGenerator json, @Nullable String header) {
        if (header == null) {
            return;
        }
        json.writeArrayPropertyStart("cookies");
        for (String cookie : header.split(";", -1)) {
            String plain = trimmed(cookie);
            if (!plain.isEmpty()) {
                json.writeString(plain);
            }
        }
        json.writeEndArray();
    }

    private static void writeContext(JsonGenerator json, HttpAsk ask, Target target, Map<String, String> headers) {
        String domain = domain(headers.getOrDefault("host", ""));
        String first = prefix(domain);
        Instant time = ask.time();
        json.writeObjectPropertyStart("requestContext");
        json.writeStringProperty("accountId", "anonymous");
        json.writeStringProperty("apiId", first);
        json.writeStringProperty("domainName", domain);
        json.writeStringProperty("domainPrefix", first);
        json.writeObjectPropertyStart("http");
        json.writeStringProperty("method", ask.method());
        json.writeStringProperty("path", target.path());
        json.writeStringProperty("protocol", ask.protocol());
        json.writeStringProperty("sourceIp", ask.sourceIp());
        json.writeStringProperty("userAgent", headers.getOrDefault("user-agent", ""));
        json.writeEndObject();
        json.writeStringProperty("requestId", ask.requestId());
        json.writeStringProperty("routeKey", "$default");
        json.writeStringProperty("stage", "$default");
        json.writeStringProperty("time", TIME.format(time));
        json.writeNumberProperty("timeEpoch", time.toEpochMilli());
        json.writeEndObject();
    }

    private static void writeBody(JsonGenerator json, byte[] body) {
        String text = Target.utf8(body);
        if (body.length > 0) {
            json.writeStringProperty("body", text == null ? Base64.getEncoder().encodeToString(body) : text);
        }
        json.writeBooleanProperty("isBase64Encoded", text == null);
    }

    /// The host without its port: `www.example.com` of `www.example.com:8080`, `[::1]` of `[::1]:80`.
    private static String domain(String host) {
        return host.replaceFirst(":[0-9]*$", "");
    }

    /// What stands before a name's first dot; all of an address.
    private static String prefix(String domain) {
        boolean address = domain.startsWith("[") || domain.matches("[0-9.]+");
        int dot = domain.indexOf('.');
        return address || dot < 0 ? domain : domain.substring(0, dot);
    }
}
