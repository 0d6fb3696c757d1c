package io.banyan.functions.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What the host itself refuses, in AWS's shape. A function that fails is none of these.
///
/// @param type `ResourceNotFoundException`
/// @param reason of a throttle; null: none
record Refusal(
        int status, String type, String message, @Nullable String reason) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Refusal of(int status, String type, String message) {
        return new Refusal(status, type, message, null);
    }

    static Refusal notFound(String message) {
        return of(404, "ResourceNotFoundException", message);
    }

    static Refusal invalid(String message) {
        return of(400, "InvalidParameterValueException", message);
    }

    static Refusal throttled() {
        return new Refusal(
                429, "TooManyRequestsException", "Rate Exceeded.", "ReservedFunctionConcurrentInvocationLimitExceeded");
    }

    static Refusal tooLarge(long most) {
        return of(
                413,
                "RequestTooLargeException",
                "Request must be smaller than " + most + " bytes for the InvokeFunction operation");
    }

    /// With the message under both names that SDKs look for.
    byte[] body() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Type", status < 500 ? "User" : "Service");
        fields.put("message", message);
        fields.put("Message", message);
        if (reason != null) {
            fields.put("Reason", reason);
        }
        return JSON.writeValueAsBytes(fields);
    }
}
