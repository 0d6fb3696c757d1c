package io.banyan.edge;

import io.banyan.lambda.EventStream;
import io.banyan.lambda.Frame;
import java.nio.charset.StandardCharsets;

/// What an Invoke API answers, as text of the wire.
final class InvokeAnswers {
    private InvokeAnswers() {}

    static String answer(String json) {
        return answer("", json);
    }

    static String answer(String headers, String json) {
        return "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n" + json;
    }

    static String streamed(String... frames) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\n"
                + "X-Amzn-Remapped-Content-Type: application/vnd.awslambda.http-integration-response\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + String.join("", frames);
    }

    static String frame(String text) {
        return chunk(EventStream.payload(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String end(String error) {
        return chunk(EventStream.complete(new Frame.Complete(error.isEmpty() ? null : error, null, null)))
                + "0\r\n\r\n";
    }

    static String chunk(byte[] bytes) {
        return Integer.toHexString(bytes.length) + "\r\n" + new String(bytes, StandardCharsets.ISO_8859_1) + "\r\n";
    }
}
