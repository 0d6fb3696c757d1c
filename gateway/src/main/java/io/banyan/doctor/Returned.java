package io.banyan.doctor;

import io.banyan.lambda.BadAnswer;
import io.banyan.lambda.BadFrame;
import io.banyan.lambda.EventStream;
import io.banyan.lambda.Frame;
import io.banyan.lambda.FunctionAnswer;
import io.banyan.lambda.StreamAnswer;
import io.banyan.upstream.Heard;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a function returned, as its platform brought it: how it failed, whether it answers in the mode that the file
/// names, and whether that is an answer.
record Returned(Case of, Heard wire, boolean streamed) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._$]{1,120}");
    private static final String NULS = "\0".repeat(8);
    private static final int MOST = 6 << 20;

    /// Empty = it is an answer.
    Optional<Finding> fault() {
        if (wire.first("X-Amz-Function-Error") != null) {
            return Optional.of(failed(member("errorType"), member("errorMessage")));
        }
        if (wire.body().length > MOST && !streamed) {
            return Optional.of(Fault.ANSWER_TOO_LARGE.in(of));
        }
        try {
            return streamed ? stream() : whole();
        } catch (BadAnswer bad) {
            return Optional.of(Fault.BAD_ANSWER.in(of, "why", String.valueOf(bad.getMessage())));
        } catch (BadFrame bad) {
            return Optional.of(Fault.BAD_STREAM.in(of, "why", String.valueOf(bad.getMessage())));
        }
    }

    /// A function's message may quote data, so only what the platform itself writes is looked for in it.
    private Finding failed(String type, String message) {
        if (type.equals("Sandbox.Timedout") || message.contains("Task timed out after")) {
            return Fault.FUNCTION_TIMED_OUT.in(of);
        }
        if (type.contains("ResponseSizeTooLarge")) {
            return Fault.ANSWER_TOO_LARGE.in(of);
        }
        return Fault.FUNCTION_FAILS.in(of, "type", TYPE.matcher(type).matches() ? type : "an error without a type");
    }

    private String member(String name) {
        try {
            return JSON.readTree(wire.body()).path(name).asString("");
        } catch (JacksonException noJson) {
            return "";
        }
    }

    private Optional<Finding> whole() throws BadAnswer {
        String text = new String(wire.body(), StandardCharsets.ISO_8859_1);
        int nuls = text.indexOf(NULS);
        if (nuls > 0 && isHead(text.substring(0, nuls).getBytes(StandardCharsets.ISO_8859_1))) {
            return Optional.of(Fault.STREAMS.in(of));
        }
        FunctionAnswer.of(wire.body());
        return Optional.empty();
    }

    private Optional<Finding> stream() throws BadFrame, BadAnswer {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        Frame.Complete end = null;
        for (Frame frame : new EventStream().feed(wire.body())) {
            switch (frame) {
                case Frame.Payload some -> payload.writeBytes(some.bytes());
                case Frame.Complete how -> end = how;
            }
        }
        if (end != null && end.errorCode() != null) {
            return Optional.of(failed(end.errorCode(), String.valueOf(end.errorDetails())));
        }
        if (end == null && wire.whole()) {
            return Optional.of(Fault.BAD_STREAM.in(of, "why", "it ended before its last frame"));
        }
        return head(payload.toByteArray(), wire.first("X-Amzn-Remapped-Content-Type"), end != null);
    }

    private Optional<Finding> head(byte[] payload, @Nullable String type, boolean ended) throws BadAnswer {
        boolean withHead = type != null && type.startsWith(StreamAnswer.WITH_HEAD);
        if (!withHead && isHead(payload)) {
            return Optional.of(Fault.RETURNS_WHOLE.in(of));
        }
        StreamAnswer answer = StreamAnswer.of(type);
        answer.feed(payload);
        if (ended) {
            answer.end();
        }
        return Optional.empty();
    }

    private static boolean isHead(byte[] json) {
        try {
            JsonNode read = JSON.readTree(json);
            return read.isObject() && read.has("statusCode");
        } catch (JacksonException noJson) {
            return false;
        }
    }
}
