package io.banyan.functions.environment;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Why a function gave no answer.
///
/// @param type `Runtime.ExitError`, `Sandbox.Timedout`, or the function's own: `IllegalStateException`
/// @param payload JSON with `errorType` and `errorMessage`, which the caller gets
@SuppressWarnings("ArrayRecordComponent")
public record Failure(String type, byte[] payload) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// One that the host found.
    public static Failure of(String type, String message) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("errorType", type);
        fields.put("errorMessage", message);
        return new Failure(type, JSON.writeValueAsBytes(fields));
    }

    /// One that belongs to an invocation, in AWS's words: `RequestId: ... Error: ...`.
    static Failure of(String type, Invocation invocation, String message) {
        return of(type, "RequestId: " + invocation.requestId() + " Error: " + message);
    }

    /// The payload as text.
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
