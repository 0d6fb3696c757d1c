package io.banyan.functions.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What the host itself refuses, in AWS's shape. A function that fails is none of these.
///
/// @param type `ResourceNotFoundException`
/// @param reason of a throttle; null: none
record ServiceError(
        int status, String type, String message, @Nullable String reason) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static ServiceError of(int status, String type, String message) {
        return new ServiceError(status, type, message, null);
    }

    static ServiceError notFound(String message) {
        return of(404, "ResourceNotFoundException", message);
    }

    static ServiceError invalid(String message) {
        return of(400, "InvalidParameterValueException", message);
    }

    static ServiceError throttled() {
        return new ServiceError(
                429, "TooManyRequestsException", "Rate Exceeded.", "ReservedFunctionConcurrentInvocationLimitExceeded");
    }

    static ServiceError tooLarge(long most) {
        return of(
                413,
                "RequestEntityTooLargeException",
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
