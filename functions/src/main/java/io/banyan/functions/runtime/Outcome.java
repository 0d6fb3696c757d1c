package io.banyan.functions.runtime;

/// What a process is answered.
enum Outcome {
    TAKEN(202, "{\"status\":\"OK\"}"),
    NO_SUCH_ID(
            400, "{\"errorType\":\"InvalidRequestID\",\"errorMessage\":\"This environment has no such invocation.\"}"),
    NOT_NOW(
            403,
            "{\"errorType\":\"InvalidStateTransition\",\"errorMessage\":\"Answer the invocation that you have first.\"}"),
    NO_SUCH_PATH(404, "{\"errorType\":\"NotFound\",\"errorMessage\":\"The Runtime API has no such path.\"}"),
    TOO_LARGE(
            413,
            "{\"errorType\":\"RequestEntityTooLarge\",\"errorMessage\":\"Exceeded maximum allowed payload size.\"}"),
    /// Nothing now: an event follows.
    LATER(200, "");

    private final int status;
    private final String body;

    Outcome(int status, String body) {
        this.status = status;
        this.body = body;
    }

    int status() {
        return status;
    }

    String body() {
        return body;
    }
}
