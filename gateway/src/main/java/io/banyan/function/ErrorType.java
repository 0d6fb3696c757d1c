package io.banyan.function;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The type of a function's error, for people: `Runtime.ExitError`. Its message is not shown, since it may quote data.
final class ErrorType {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._$]{1,120}");

    private ErrorType() {}

    /// @param payload as the runtime reported it
    static String of(byte[] payload) {
        try {
            String type = JSON.readTree(payload).path("errorType").asString("");
            return NAME.matcher(type).matches() ? type : "an error without a type";
        } catch (JacksonException noJson) {
            return "an error without a type";
        }
    }
}
