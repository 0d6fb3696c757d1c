package io.banyan.functions.runtime;

import io.banyan.functions.environment.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A failure of what a process says of an error. Its JSON is passed on as it is; what is none becomes the message.
final class ReportedError {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReportedError() {}

    /// The type that the function's own JSON names; AWS's client for Java calls each `Runtime.UserException` beside it.
    ///
    /// @param header null: the type is in the JSON, or nowhere
    static Failure of(@Nullable String header, byte[] body) {
        try {
            JsonNode read = JSON.readTree(body);
            if (read.isObject()) {
                String type = read.path("errorType").asString("");
                return new Failure(!type.isEmpty() ? type : header != null ? header : "Unhandled", body);
            }
        } catch (JacksonException noJson) {
            // Its text is the message then.
        }
        return Failure.of(header == null ? "Unhandled" : header, new String(body, StandardCharsets.UTF_8));
    }

    /// @param body base64 of JSON; null: none
    static Failure ofTrailers(String type, @Nullable String body) {
        try {
            return of(type, Base64.getMimeDecoder().decode(body == null ? "" : body));
        } catch (IllegalArgumentException noBase64) {
            return Failure.of(type, String.valueOf(body));
        }
    }
}
