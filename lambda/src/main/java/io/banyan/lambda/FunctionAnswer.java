package io.banyan.lambda;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A function's answer, whole: `{"statusCode": 200, "headers": {…}, "cookies": […], "body": "…", "isBase64Encoded":
/// false}`. JSON without `statusCode`, whatever it is, is itself the body: 200, `application/json`, byte for byte.
/// Only a 2.0 payload's members are looked at.
///
/// @param status 200 to 599
/// @param headers in their order; then the cookies, each its own `set-cookie`; with a body there is a content type
/// @param body empty: none, as always with 204, 205 and 304
@SuppressWarnings("ArrayRecordComponent")
public record FunctionAnswer(int status, List<Field> headers, byte[] body) {
    /// Members are read one by one, each with others after it.
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String STATUS = "statusCode";
    private static final String BODY = "body";
    private static final String ENCODED = "isBase64Encoded";
    private static final Set<String> MEMBERS = Set.of(STATUS, "headers", "cookies", BODY, ENCODED);
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);
    private static final String JSON_TYPE = "application/json";
    private static final byte[] NOTHING = {};

    public FunctionAnswer {
        headers = List.copyOf(headers);
    }

    /// Reads what an Invoke answered, if no function error came with it.
    public static FunctionAnswer of(byte[] json) throws BadAnswer {
        Map<String, JsonNode> members = members(json);
        if (!members.containsKey(STATUS)) {
            return new FunctionAnswer(200, List.of(new Field("content-type", JSON_TYPE)), json);
        }
        byte[] body = body(members);
        AnswerHead head = AnswerHead.of(members, body.length == 0 ? null : JSON_TYPE);
        return new FunctionAnswer(head.status(), head.headers(), WITHOUT_BODY.contains(head.status()) ? NOTHING : body);
    }

    /// Status and length alone.
    @Override
    public String toString() {
        return status + " of " + body.length + " bytes";
    }

    /// The members of an object that mean something here; none of any other JSON. All of it is read, so that what is
    /// no JSON is found.
    static Map<String, JsonNode> members(byte[] json) throws BadAnswer {
        Map<String, JsonNode> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw new BadAnswer("it is empty");
            }
            if (first == JsonToken.START_OBJECT) {
                read(parser, members);
            } else {
                parser.skipChildren();
                skipText(parser, first);
            }
            if (parser.nextToken() != null) {
                throw new BadAnswer("it is more than one JSON value");
            }
        } catch (JacksonException notJson) {
            // Not told: its message quotes the answer.
            throw new BadAnswer("it is not JSON");
        }
        return members;
    }

    private static void read(JsonParser parser, Map<String, JsonNode> members) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (MEMBERS.contains(name)) {
                members.put(name, JSON.readTree(parser));
            } else {
                parser.skipChildren();
                skipText(parser, value);
            }
        }
    }

    /// A parser leaves a text unread until it is asked for.
    private static void skipText(JsonParser parser, @Nullable JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            parser.finishToken();
        }
    }

    private static byte[] body(Map<String, JsonNode> members) throws BadAnswer {
        boolean encoded = encoded(members.get(ENCODED));
        JsonNode body = members.get(BODY);
        if (body == null || body.isNull()) {
            return NOTHING;
        }
        if (!body.isString()) {
            throw new BadAnswer("its body is not a string");
        }
        return encoded ? decoded(body.asString()) : utf8(body.asString());
    }

    private static boolean encoded(@Nullable JsonNode written) throws BadAnswer {
        if (written == null || written.isNull()) {
            return false;
        }
        if (!written.isBoolean()) {
            throw new BadAnswer("its isBase64Encoded is not true or false");
        }
        return written.asBoolean();
    }

    /// Line breaks in it are passed over; nothing else that is not of the alphabet is.
    private static byte[] decoded(String body) throws BadAnswer {
        try {
            return Base64.getDecoder().decode(body.replace("\r", "").replace("\n", ""));
        } catch (IllegalArgumentException notBase64) {
            throw new BadAnswer("its body is not base64");
        }
    }

    private static byte[] utf8(String body) throws BadAnswer {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(body));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException half) {
            throw new BadAnswer("its body has half a surrogate pair");
        }
    }
}
